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

    private static GenericInstanceType? SpanOf(TypeReference type, bool isReceiver)
    {
        type = isReceiver && type is ByReferenceType { ElementType: var element } ? TypeMath.Strip(element) : TypeMath.Strip(type);
        return IsSpan(type) ? type as GenericInstanceType : null;
    }

    private static bool IsSpan(TypeReference type) => type.Namespace == "System" && type.Name is "Span`1" or "ReadOnlySpan`1";
}
