using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Which elements of an array a call uses, by the positions of the arguments that say so; -1 where none does.</summary>
/// <param name="Start">The first element.</param>
/// <param name="Count">How many; without it all that follow.</param>
/// <param name="IsOne">Whether it is a single one.</param>
/// <param name="IsExact">Whether those are all that it writes, and it writes all of them.</param>
internal readonly record struct ElementRange(int Start, int Count, bool IsOne, bool IsExact)
{
    public static readonly ElementRange Whole = new(-1, -1, IsOne: false, IsExact: true);
    public static readonly ElementRange Somewhere = new(-1, -1, IsOne: false, IsExact: false);
}

/// <summary>Arrays that code which is not rewritten uses only while it is called: it is given a copy when others use them, too.</summary>
internal static class Lending
{
    private static readonly HashSet<string> Sequences =
    [
        "System.Array", "System.Collections.IEnumerable", "System.Collections.ICollection", "System.Collections.IList",
        "System.Collections.Generic.IEnumerable`1", "System.Collections.Generic.ICollection`1", "System.Collections.Generic.IList`1",
        "System.Collections.Generic.IReadOnlyCollection`1", "System.Collections.Generic.IReadOnlyList`1",
    ];

    /// <summary>Whether the callee does not keep what it is given there, nor give it back.</summary>
    /// <param name="callee">The member that is called.</param>
    /// <param name="parameter">The parameter, or -1 for the receiver.</param>
    /// <param name="type">The type of what is given.</param>
    public static bool Lends(MethodReference callee, int parameter, TypeReference type)
    {
        // A parameter that only happens to be an array here (List<int[]>.Add) is a thing to be kept.
        if (!IsSequence(type) || (parameter >= 0 && !IsSequence(TypeMath.Strip(callee.Parameters[parameter].ParameterType)))
            || Touching.MakesView(callee) || Touching.MakesWindow(callee))
            return false;
        if (parameter < 0)
            return true;
        TypeReference owner = callee.DeclaringType.GetElementType();
        return owner.FullName is "System.Array" or "System.Buffer" or "System.String" or "System.Convert" or "System.BitConverter" or "System.Random"
                or "System.Linq.Enumerable"
            || owner.Namespace is "System.Text" or "System.Collections.Immutable"
            || (callee.HasThis && owner.Namespace.StartsWith("System.Collections", StringComparison.Ordinal))
            || (owner.Namespace == "System.IO" && callee.ReturnType.MetadataType is MetadataType.Void or MetadataType.Int32
                && (callee.Name.StartsWith("Read", StringComparison.Ordinal) || callee.Name.StartsWith("Write", StringComparison.Ordinal)));
    }

    /// <param name="callee">The member that is called.</param>
    /// <param name="parameter">The parameter that takes the array, or -1 for the receiver.</param>
    /// <param name="offset">The position of the first parameter's argument.</param>
    public static ElementRange RangeOf(MethodDefinition? callee, int parameter, int offset)
    {
        if (callee is null)
            return ElementRange.Somewhere;
        int Of(params ReadOnlySpan<string> names)
        {
            foreach (ParameterDefinition candidate in callee.Parameters)
                if (candidate.ParameterType.MetadataType == MetadataType.Int32 && names.Contains(candidate.Name))
                    return candidate.Index + offset;
            return -1;
        }
        if (callee.Name == "CopyTo")
            return parameter < 0 ? ElementRange.Whole : new ElementRange(Of("arrayIndex", "index"), -1, IsOne: false, IsExact: false);
        if (parameter < 0)
            return callee.Name is "GetValue" or "SetValue" or "get_Item" or "set_Item" && Of("index") is >= 0 and var one
                ? new ElementRange(one, -1, IsOne: true, IsExact: true)
                : ElementRange.Somewhere;
        if (callee.DeclaringType.FullName != "System.Array" || callee.Parameters.Any(p => p.ParameterType.MetadataType == MetadataType.Int64))
            return ElementRange.Somewhere;
        return callee.Name switch
        {
            "Copy" or "ConstrainedCopy" => new ElementRange(Of(parameter == 0 ? "sourceIndex" : "destinationIndex"), Of("length"), IsOne: false, IsExact: true),
            "LastIndexOf" or "FindLastIndex" => ElementRange.Whole,
            _ => new ElementRange(Of("index", "startIndex"), Of("length", "count"), IsOne: false, IsExact: true),
        };
    }

    /// <summary>Replaces the array on the stack by what is to be handed over for it.</summary>
    public static void Lend(Emit emit, string call, Argument[] arguments, Argument argument)
    {
        argument.Before = emit.Temporary(emit.Object);
        emit.String(call);
        emit.Int(argument.Write ? 1 : 0);
        Range(emit, arguments, argument.Range);
        emit.Op(OpCodes.Ldloca, argument.Before);
        emit.Surface("Copies", "Take", argument.Type);
        if (!argument.Write)
            return;
        argument.Lent = emit.Temporary(argument.Type);
        emit.Op(OpCodes.Dup);
        emit.Op(OpCodes.Stloc, argument.Lent);
    }

    /// <summary>Behind the call: what it has done to an array that it was lent.</summary>
    public static void TakeBack(Emit emit, Argument[] arguments, Argument argument)
    {
        emit.Op(OpCodes.Ldloc, argument.Local!);
        emit.Op(OpCodes.Ldloc, argument.Lent!);
        emit.Op(OpCodes.Ldloc, argument.Before!);
        Range(emit, arguments, argument.Range);
        emit.Int(argument.Range.IsExact ? 1 : 0);
        emit.Surface("Copies", "GiveBack");
    }

    private static void Range(Emit emit, Argument[] arguments, ElementRange range)
    {
        Put(range.Start, 0);
        Put(range.Count, range.IsOne ? 1 : -1);

        void Put(int position, int otherwise)
        {
            if (position >= 0 && arguments[position].Local is { } local)
                emit.Op(OpCodes.Ldloc, local);
            else
                emit.Int(otherwise);
        }
    }

    private static bool IsSequence(TypeReference type) => type is ArrayType || Sequences.Contains(type.GetElementType().FullName);
}
