using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>
/// Objects given out before their maker came to make them in this execution, by identity.
/// </summary>
/// <remarks>
/// A thread that runs first may repeat that it read a reference to an object which another thread makes. Nothing but the
/// reference is needed: what other threads see of the object's fields is in the graph. So it is given memory of the
/// right class, and its maker constructs that. This saves handing over between OS threads.
/// </remarks>
internal sealed class EarlyObjects
{
    private readonly Dictionary<int, object> expected = [];
    private readonly Dictionary<Type, bool> makeable = [];

    /// <summary>Whether memory for an object of the class can be had without constructing it: all its state is watched.</summary>
    public bool CanMake(Kind kind)
    {
        if (!kind.Constructed)
            return false;
        if (!makeable.TryGetValue(kind.Type, out bool can))
            makeable.Add(kind.Type, can = IsWatched(kind.Type));
        return can;
    }

    private static bool IsWatched(Type type)
    {
        // What such a field stands for is made by the constructor, and is not in the graph.
        for (Type? at = type; at is not null; at = at.BaseType)
            if (at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Any(f => IsTaskSource(f.FieldType)))
                return false;
        // Objects under control have their state in the engine.
        if (!typeof(IIdentified).IsAssignableFrom(type))
            return true;
        for (Type at = type; at != typeof(object); at = at.BaseType!)
            if (!typeof(IIdentified).IsAssignableFrom(at))
                return false;
        return true;
    }

    private static bool IsTaskSource(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ManualResetValueTaskSourceCore<>);

    /// <summary>The object with an identity that is not there in this execution: made now unless it is expected already.</summary>
    public object Get(int identity, Kind kind)
    {
        if (expected.TryGetValue(identity, out object? early))
            return early;
        early = RuntimeHelpers.GetUninitializedObject(kind.Type);
        if (early is IIdentified identified)
            identified.Identity = identity;
        expected.Add(identity, early);
        Early.Expect(1);
        return early;
    }

    /// <summary>Whether a location is in an object that is not made yet.</summary>
    public bool Holds(int location)
    {
        if (expected.Count == 0)
            return false;
        foreach ((int identity, object early) in expected)
            if (location >= identity && early is IIdentified identified && location <= identity + identified.Slots)
                return true;
        return false;
    }

    public bool IsExpected(int identity) => expected.Count > 0 && expected.ContainsKey(identity);

    public object? Take(int identity)
    {
        if (!expected.Remove(identity, out object? early))
            return null;
        Early.Expect(-1);
        return early;
    }

    public void Clear()
    {
        if (expected.Count == 0)
            return;
        Early.Expect(-expected.Count);
        expected.Clear();
    }
}
