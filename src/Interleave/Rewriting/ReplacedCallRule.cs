using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Calls that the surface has a stand-in for.</summary>
internal sealed class ReplacedCallRule : IRule
{
    public bool Apply(MethodContext context, Unit unit, Emit emit)
    {
        if (unit.Code is not (Code.Call or Code.Callvirt or Code.Newobj))
            return false;
        var callee = (MethodReference)unit.Op.Operand;
        callee = Disposing(context, unit, callee) ?? callee;
        if ((BaseStandIn(context, unit, callee) ?? StandIn(context, callee) ?? OverrideStandIn(context, unit, callee)) is not { } standIn)
            return false;
        // Derived framework classes cannot be made by a stand-in: their constructor calls stay.
        if (callee.Name == ".ctor" && unit.Code != Code.Newobj)
            return false;
        if (callee.HasThis && unit.Code != Code.Newobj && standIn.Parameters[0].ParameterType is not ByReferenceType
            && context.World.IsValueType(callee.DeclaringType))
            ByValue(callee, emit);
        emit.Call(standIn);
        return true;
    }

    /// <summary>The stand-in for a member as code of this module calls it, or null.</summary>
    public static MethodReference? StandIn(MethodContext context, MethodReference callee) =>
        context.World.Calls.Find(callee) is { } definition ? Instance(context, callee, definition) : null;

    /// <summary>The stand-in for what an override calls of its base class: that must not come back to it.</summary>
    private static MethodReference? BaseStandIn(MethodContext context, Unit unit, MethodReference callee) =>
        unit.Code == Code.Call && callee.HasThis && context.World.Calls.Find(callee, CallTable.Base) is { } definition ? Instance(context, callee, definition) : null;

    private static MethodReference Instance(MethodContext context, MethodReference callee, MethodDefinition definition)
    {
        MethodReference imported = context.Scope.Import(definition);
        if (!definition.HasGenericParameters)
            return imported;
        var instance = new GenericInstanceMethod(imported);
        foreach (TypeReference argument in (callee.DeclaringType as GenericInstanceType)?.GenericArguments ?? [])
            instance.GenericArguments.Add(argument);
        foreach (TypeReference argument in (callee as GenericInstanceMethod)?.GenericArguments ?? [])
            instance.GenericArguments.Add(argument);
        return instance;
    }

    /// <summary>A using statement calls through the interface: the member of the type that is known to be there instead, if that is replaced.</summary>
    private static MethodReference? Disposing(MethodContext context, Unit unit, MethodReference callee)
    {
        if ((callee.Name, callee.DeclaringType.FullName) is not (("Dispose", "System.IDisposable") or ("DisposeAsync", "System.IAsyncDisposable")))
            return null;
        for (TypeReference? type = unit.Constrained ?? context.Stack.Peek(unit.First, 0).Type; type is not null;)
        {
            if (context.World.Resolve(type) is not { } definition)
                return null;
            if (definition.Methods.FirstOrDefault(m => m is { IsPublic: true, IsStatic: false, Parameters.Count: 0 } && m.Name == callee.Name) is { } dispose)
                return context.World.Calls.Find(dispose) is null ? null : dispose;
            type = definition.BaseType;
        }
        return null;
    }

    /// <summary>The stand-in for an override of one of <see cref="object"/>'s methods, which the compiler names where they come from.</summary>
    private static MethodReference? OverrideStandIn(MethodContext context, Unit unit, MethodReference callee)
    {
        if (unit.Code != Code.Callvirt || callee.DeclaringType.FullName != "System.Object" || callee.Parameters.Count > 0
            || context.Stack.Peek(unit.First, 0).Type is not { } type || type is ArrayType or GenericParameter)
            return null;
        return StandIn(context, new MethodReference(callee.Name, callee.ReturnType, type) { HasThis = true });
    }

    /// <summary>The stand-in takes the struct itself: reads it under the arguments.</summary>
    private static void ByValue(MethodReference callee, Emit emit)
    {
        var arguments = new Stack<VariableDefinition>();
        for (int i = callee.Parameters.Count - 1; i >= 0; i--)
            arguments.Push(emit.Spill(TypeMath.ParameterType(callee, i)));
        emit.LoadThrough(callee.DeclaringType, 0);
        foreach (VariableDefinition argument in arguments)
            emit.Op(OpCodes.Ldloc, argument);
    }
}
