using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Elements of one-dimensional arrays.</summary>
internal sealed class ElementRule : IRule
{
    public bool Apply(MethodContext context, Unit unit, Emit emit)
    {
        int depth;
        string method;
        switch (unit.Code)
        {
            case >= Code.Ldelem_I1 and <= Code.Ldelem_Ref or Code.Ldelem_Any:
                (depth, method) = (1, "Load");
                break;
            case >= Code.Stelem_I and <= Code.Stelem_Ref or Code.Stelem_Any:
                (depth, method) = (2, "Store");
                break;
            case Code.Ldelema:
                (depth, method) = (1, unit.Has(Code.Readonly) ? "ReadOnlyAddress" : "Address");
                break;
            default:
                return false;
        }
        TypeReference? type = context.Stack.Peek(unit.First, depth).Type is ArrayType { IsVector: true } array
            ? TypeMath.Strip(array.ElementType)
            : unit.Op.Operand as TypeReference ?? TypeMath.Indirect(unit.Code, context.Scope.Types);
        if (type is null || !context.World.IsWatchable(type))
            return false;
        if (method != "Store")
        {
            emit.Op(OpCodes.Conv_I);
        }
        else if (context.Stack.Peek(unit.First, 1).Type is not { MetadataType: MetadataType.Int32 or MetadataType.IntPtr or MetadataType.UIntPtr })
        {
            // The index lies under the value. A call widens an int by itself, but no smaller type.
            VariableDefinition value = emit.Spill(type);
            emit.Op(OpCodes.Conv_I);
            emit.Op(OpCodes.Ldloc, value);
        }
        emit.Surface("Elements", method, type);
        return true;
    }
}
