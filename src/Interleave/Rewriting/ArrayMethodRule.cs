using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Elements of arrays of several dimensions, which IL reaches by calls.</summary>
internal sealed class ArrayMethodRule : IRule
{
    public bool Apply(MethodContext context, Unit unit, Emit emit)
    {
        if (unit.Code is not (Code.Call or Code.Callvirt) || unit.Op.Operand is not MethodReference { DeclaringType: ArrayType array } callee)
            return false;
        TypeReference element = TypeMath.Strip(array.ElementType);
        if (callee.Name is not ("Get" or "Set" or "Address") || !context.World.IsWatchable(element))
            return false;
        VariableDefinition? value = callee.Name == "Set" ? emit.Spill(element) : null;
        var indices = new Stack<VariableDefinition>();
        for (int i = 0; i < array.Rank; i++)
            indices.Push(emit.Spill(context.Scope.Types.Int32));
        VariableDefinition target = emit.Spill(array);

        emit.Op(OpCodes.Ldloc, target);
        foreach (VariableDefinition index in indices)
            emit.Op(OpCodes.Ldloc, index);
        // Without the prefix an array of a derived element type would be rejected on a read.
        if (callee.Name == "Get" || unit.Has(Code.Readonly))
            emit.Op(OpCodes.Readonly);
        emit.Call(Address(context, array, element));
        emit.Op(OpCodes.Ldloc, target);
        emit.Surface("Elements", "OfArray", element);
        if (value is not null)
        {
            emit.Op(OpCodes.Ldloc, value);
            emit.StoreThrough(element, 0);
        }
        else if (callee.Name == "Get")
        {
            emit.LoadThrough(element, 0);
        }
        return true;
    }

    private static MethodReference Address(MethodContext context, ArrayType array, TypeReference element)
    {
        var address = new MethodReference("Address", new ByReferenceType(element), array) { HasThis = true };
        for (int i = 0; i < array.Rank; i++)
            address.Parameters.Add(new ParameterDefinition(context.Scope.Types.Int32));
        return address;
    }
}
