using System.Reflection;
using System.Runtime.CompilerServices;

namespace Interleave.Surface.Tasks;

/// <summary>What an asynchronous method knows: its local variables, and where it is.</summary>
internal static class MachineState
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, FieldInfo[]> Fields = new();

    /// <summary>A number that is the same as long as the method knows the same. Objects are the same as long as they are the same ones.</summary>
    public static long Hash(IAsyncStateMachine machine) => OfFields(0, machine);

    private static long OfFields(long hash, object value)
    {
        foreach (FieldInfo field in Fields.GetOrAdd(value.GetType(), static t => t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)))
        {
            object? content = field.GetValue(value);
            if (content is null || !field.FieldType.IsValueType)
                hash = Mix(hash, RuntimeHelpers.GetHashCode(content));
            else if (content is IConvertible and not decimal and not DateTime)
                hash = Mix(hash, Bits((IConvertible)content));
            else if (content is nint or nuint)
                hash = Mix(hash, content is nint signed ? signed : (long)(nuint)content);
            else
                hash = OfFields(Mix(hash, 1), content);
        }
        return hash;
    }

    private static long Bits(IConvertible value) => value.GetTypeCode() switch
    {
        TypeCode.Double => BitConverter.DoubleToInt64Bits(value.ToDouble(null)),
        TypeCode.Single => BitConverter.SingleToInt32Bits(value.ToSingle(null)),
        TypeCode.UInt64 => unchecked((long)value.ToUInt64(null)),
        TypeCode.Char => value.ToChar(null),
        TypeCode.Boolean => value.ToBoolean(null) ? 1 : 0,
        _ => value.ToInt64(null),
    };

    private static long Mix(long hash, long value) => ((hash ^ value) * unchecked((long)0x9E3779B97F4A7C15)) + (hash >>> 29);
}
