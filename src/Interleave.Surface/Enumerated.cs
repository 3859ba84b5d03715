using System.Reflection;

namespace Interleave.Surface;

/// <summary>Collections that are used through something else: the struct that enumerates them, a node of a list.</summary>
public static class Enumerated
{
    /// <summary>An enumerator of <paramref name="source"/> has been made. Some go through another collection, inside of the one that made them.</summary>
    public static void Begin<T>(T enumerator, object source)
        where T : struct => Run.View(Of(enumerator), source);

    /// <summary>An enumerator is about to go on, which looks into its collection.</summary>
    public static void Step<T>(ref T enumerator, string call)
        where T : struct
    {
        if (Controller.Current is not null)
            Run.Touch(Of(enumerator), call, write: false);
    }

    /// <summary>The list that a node is in is about to be used through the node.</summary>
    public static void TouchList<T>(LinkedListNode<T>? node, string call, bool write)
    {
        if (Controller.Current is not null)
            Run.Touch(node?.List, call, write);
    }

    private static object? Of<T>(T enumerator)
        where T : struct => Controller.Current is null ? null : Paths<T>.Of(enumerator);

    /// <summary>The fields that lead from an enumerator to its collection: from struct to struct, and in the last one to an object.</summary>
    private static class Paths<T>
    {
        private static readonly FieldInfo[]? Path = Find(typeof(T));

        public static object? Of(object enumerator)
        {
            object? at = Path is null ? null : enumerator;
            foreach (FieldInfo field in Path ?? [])
                at = field.GetValue(at);
            return at;
        }

        private static FieldInfo[]? Find(Type type)
        {
            FieldInfo[] fields = type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);
            foreach (FieldInfo field in fields)
                if (IsCollection(field.FieldType, type))
                    return [field];
            foreach (FieldInfo field in fields)
                if (field.FieldType is { IsValueType: true, IsNested: true } && Find(field.FieldType) is { } path)
                    return [field, .. path];
            return null;
        }

        /// <summary>Whether it is of the class that the enumerator is declared in, or of the one that this is in.</summary>
        private static bool IsCollection(Type type, Type enumerator)
        {
            for (Type? outer = enumerator.DeclaringType; outer is not null; outer = outer.DeclaringType)
                if (Open(type) == outer)
                    return true;
            return false;
        }

        private static Type Open(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
    }
}
