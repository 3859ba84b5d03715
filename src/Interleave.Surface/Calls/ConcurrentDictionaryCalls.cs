using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Interleave.Surface.Calls;

/// <summary>
/// What replaces <see cref="ConcurrentDictionary{TKey,TValue}"/>. The dictionary is the framework's own, and each call is one
/// step on it; factories run outside of the steps, as in .NET.
/// </summary>
[Replaces(typeof(ConcurrentDictionary<,>))]
public static partial class ConcurrentDictionaryCalls
{
    public static int get_Count<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target)
        where TKey : notnull => Read(target, "Count").Count;

    public static bool get_IsEmpty<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target)
        where TKey : notnull => Read(target, "IsEmpty").IsEmpty;

    public static ICollection<TKey> get_Keys<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target)
        where TKey : notnull => Read(target, "Keys").Keys;

    public static ICollection<TValue> get_Values<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target)
        where TKey : notnull => Read(target, "Values").Values;

    public static TValue get_Item<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target, TKey key)
        where TKey : notnull => Read(target, "this[]")[key];

    public static bool ContainsKey<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target, TKey key)
        where TKey : notnull => Read(target, nameof(ContainsKey)).ContainsKey(key);

    public static bool TryGetValue<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target, TKey key, [MaybeNullWhen(false)] out TValue value)
        where TKey : notnull => Read(target, nameof(TryGetValue)).TryGetValue(key, out value);

    public static KeyValuePair<TKey, TValue>[] ToArray<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target)
        where TKey : notnull => Read(target, nameof(ToArray)).ToArray();

    /// <summary>No snapshot: what is changed meanwhile may be seen, or not.</summary>
    public static IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target)
        where TKey : notnull
    {
        IEnumerator<KeyValuePair<TKey, TValue>> items = Read(target, nameof(GetEnumerator)).GetEnumerator();
        return Controller.Current is null ? items : Enumerate(target, items);
    }

    public static void set_Item<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target, TKey key, TValue value)
        where TKey : notnull => Write(target, "this[]")[key] = value;

    public static void Clear<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target)
        where TKey : notnull => Write(target, nameof(Clear)).Clear();

    public static bool TryAdd<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target, TKey key, TValue value)
        where TKey : notnull => Write(target, nameof(TryAdd)).TryAdd(key, value);

    public static bool TryUpdate<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target, TKey key, TValue newValue, TValue comparisonValue)
        where TKey : notnull => Write(target, nameof(TryUpdate)).TryUpdate(key, newValue, comparisonValue);

    public static bool TryRemove<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target, TKey key, [MaybeNullWhen(false)] out TValue value)
        where TKey : notnull => Write(target, nameof(TryRemove)).TryRemove(key, out value);

    public static bool TryRemove<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target, KeyValuePair<TKey, TValue> item)
        where TKey : notnull => Write(target, nameof(TryRemove)).TryRemove(item);

    private static IEnumerator<KeyValuePair<TKey, TValue>> Enumerate<TKey, TValue>(
        ConcurrentDictionary<TKey, TValue> target, IEnumerator<KeyValuePair<TKey, TValue>> items)
        where TKey : notnull
    {
        while (true)
        {
            Read(target, nameof(GetEnumerator));
            if (!items.MoveNext())
                yield break;
            yield return items.Current;
        }
    }

    private static ConcurrentDictionary<TKey, TValue> Read<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target, string member)
        where TKey : notnull
    {
        Controller.Current?.Step(target, "ConcurrentDictionary." + member, write: false, AccessMode.Full);
        return target;
    }

    private static ConcurrentDictionary<TKey, TValue> Write<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target, string member)
        where TKey : notnull
    {
        Controller.Current?.Step(target, "ConcurrentDictionary." + member, write: true, AccessMode.Full);
        return target;
    }
}
