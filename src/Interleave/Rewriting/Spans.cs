using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Spans that code which is not rewritten works on. What they refer to is found when they are used: they may be older than the threads.</summary>
internal static class Spans
{
    /// <summary>What a span tells, or gives out, without looking at its elements.</summary>
    private static readonly HashSet<string> Shape =
        ["get_Length", "get_IsEmpty", "get_Empty", "get_Item", "Slice", "GetEnumerator", "GetPinnableReference", "op_Implicit", "op_Equality", "op_Inequality", ".ctor"];

    /// <summary>Whether a call uses the elements of the span that it is given as an argument, or as the receiver.</summary>
    public static bool AreUsed(MethodReference callee, TypeReference type, bool isReceiver) =>
        SpanOf(type, isReceiver) is not null && !(IsSpan(callee.DeclaringType) && Shape.Contains(callee.Name));

    /// <summary>Whether a call is done with the elements when it returns: what it returns shows none of them.</summary>
    public static bool AreLent(World world, MethodReference callee) =>
        callee.ReturnType is not (ByReferenceType or RequiredModifierType)
        && (callee.ReturnType.MetadataType == MetadataType.Void || !world.IsByRefLike(TypeMath.Strip(callee.ReturnType)))
        && !(callee.Name == ".ctor" && world.IsByRefLike(callee.DeclaringType));

    /// <summary>Whether a call may change the elements.</summary>
    public static bool Writes(MethodReference callee, TypeReference type, int argument) =>
        SpanOf(type, isReceiver: true)!.Name == "Span`1" && !(argument == 0 && (Touching.IsRead(callee) || callee.Name is "SequenceEqual" or "StartsWith" or "EndsWith"));

    /// <summary>Reports the span on the stack, or the reference to one, which is consumed.</summary>
    public static void Emit(Emit emit, string call, Argument argument)
    {
        GenericInstanceType span = SpanOf(argument.Type, isReceiver: true)!;
        if (argument.Type is ByReferenceType)
            emit.Op(OpCodes.Ldobj, span);
        emit.String(call);
        emit.Int(argument.Write ? 1 : 0);
        emit.Surface("Run", span.Name == "Span`1" ? "TouchSpan" : "TouchReadOnlySpan", span.GenericArguments[0]);
    }

    /// <summary>Replaces the span on the stack, or the reference to one, by what is to be handed over for it.</summary>
    public static void Lend(Emit emit, string call, Argument argument)
    {
        GenericInstanceType span = SpanOf(argument.Type, isReceiver: true)!;
        bool writable = span.Name == "Span`1", byReference = argument.Type is ByReferenceType;
        if (byReference)
            emit.Op(OpCodes.Ldobj, span);
        emit.String(call);
        if (writable)
            emit.Int(argument.Write ? 1 : 0);
        emit.Surface("Copies", writable ? "TakeSpan" : "TakeReadOnlySpan", span.GenericArguments[0]);
        if (!byReference && !argument.Write)
            return;
        argument.Lent = emit.Temporary(span);
        emit.Op(OpCodes.Stloc, argument.Lent);
        emit.Op(byReference ? OpCodes.Ldloca : OpCodes.Ldloc, argument.Lent);
    }

    /// <summary>Behind the call: what it has done to a span that it was lent.</summary>
    public static void TakeBack(Emit emit, string call, Argument argument)
    {
        GenericInstanceType span = SpanOf(argument.Type, isReceiver: true)!;
        emit.Op(OpCodes.Ldloc, argument.Local!);
        if (argument.Type is ByReferenceType)
            emit.Op(OpCodes.Ldobj, span);
        emit.Op(OpCodes.Ldloc, argument.Lent!);
        emit.String(call);
        emit.Surface("Copies", "GiveSpanBack", span.GenericArguments[0]);
    }

    private static GenericInstanceType? SpanOf(TypeReference type, bool isReceiver)
    {
        type = isReceiver && type is ByReferenceType { ElementType: var element } ? TypeMath.Strip(element) : TypeMath.Strip(type);
        return IsSpan(type) ? type as GenericInstanceType : null;
    }

    private static bool IsSpan(TypeReference type) => type.Namespace == "System" && type.Name is "Span`1" or "ReadOnlySpan`1";
}
