namespace Interleave.Surface;

/// <summary>What a call is given many of at once, as the framework's code would read them: an array or a collection that others may change.</summary>
internal static class Taken
{
    /// <summary>The items as they are now; null for null.</summary>
    /// <param name="items">The array, the collection, or what makes them.</param>
    /// <param name="call">The call, for reports.</param>
    public static T[] From<T>(IEnumerable<T> items, string call)
    {
        if (items is null)
            return null!;
        if (items is not T[] array)
        {
            Run.Touch(items, call, write: false);
            return [.. items];
        }
        var taken = new T[array.Length];
        for (int i = 0; i < taken.Length; i++)
            taken[i] = Elements.Load(array, i);
        return taken;
    }
}
