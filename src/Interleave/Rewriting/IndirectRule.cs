using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Memory reached through references: <c>ref</c> variables, parameters and returns. Pointers are refused where they are used.</summary>
internal sealed class IndirectRule : IRule
{
    public bool Apply(MethodContext context, Unit unit, Emit emit)
    {
        switch (unit.Code)
        {
            case >= Code.Ldind_I1 and <= Code.Ldind_Ref or Code.Ldobj:
                return Through(context, unit, emit, depth: 0);
            case >= Code.Stind_Ref and <= Code.Stind_R8 or Code.Stind_I or Code.Stobj:
                return Through(context, unit, emit, depth: 1);
            case Code.Initobj:
                return Initialize(context, unit, emit);
            case Code.Cpobj:
                var type = (TypeReference)unit.Op.Operand;
                emit.LoadThrough(type, unit.Mode);
                emit.StoreThrough(type, unit.Mode);
                return true;
            case Code.Cpblk or Code.Initblk:
                if (context.Stack.Peek(unit.First, 2).IsLocal)
                    return false;
                Refuse(context, emit);
                return true;
            default:
                return false;
        }
    }

    private static bool Through(MethodContext context, Unit unit, Emit emit, int depth)
    {
        StackValue address = context.Stack.Peek(unit.First, depth);
        if (address.IsLocal)
            return false;
        if (address.IsUnmanaged)
        {
            Refuse(context, emit);
            return true;
        }
        TypeReference type = unit.Op.Operand as TypeReference ?? Pointee(context, unit, address);
        if (!context.World.IsWatchable(type))
            return false;
        if (depth == 0)
            emit.LoadThrough(type, unit.Mode);
        else
            emit.StoreThrough(type, unit.Mode);
        return true;
    }

    private static TypeReference Pointee(MethodContext context, Unit unit, StackValue address)
    {
        if (unit.Code is Code.Ldind_Ref or Code.Stind_Ref && address.Type is ByReferenceType reference && !context.World.IsValueType(reference.ElementType))
            return reference.ElementType;
        return TypeMath.Indirect(unit.Code, context.Scope.Types)!;
    }

    private static bool Initialize(MethodContext context, Unit unit, Emit emit)
    {
        StackValue address = context.Stack.Peek(unit.First, 0);
        var type = (TypeReference)unit.Op.Operand;
        if (address.IsLocal || !context.World.IsWatchable(type))
            return false;
        if (address.IsUnmanaged)
        {
            Refuse(context, emit);
            return true;
        }
        VariableDefinition zero = context.Temporary(type);
        emit.Op(OpCodes.Ldloca, zero);
        emit.Op(OpCodes.Initobj, type);
        emit.Op(OpCodes.Ldloc, zero);
        emit.StoreThrough(type, unit.Mode);
        return true;

    }

    private static void Refuse(MethodContext context, Emit emit)
    {
        emit.Refuse("unsafe pointer access in " + Names.OfMethod(context.Method));
        emit.Original();
    }
}
