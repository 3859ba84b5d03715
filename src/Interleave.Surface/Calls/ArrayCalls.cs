namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="Array"/>: what is behind the reference is another array afterwards.</summary>
[Replaces(typeof(Array))]
public static class ArrayCalls
{
    public static void Resize<T>(ref T[]? array, int newSize)
    {
        if (Controller.Current is null)
        {
            Array.Resize(ref array, newSize);
            return;
        }
        T[]? old = References.Load(ref array, AccessMode.Plain);
        if (old is not null && old.Length == newSize)
            return;
        T[]? resized = Copies.Take(old, "Array.Resize", write: false, 0, newSize, out _);
        Array.Resize(ref resized, newSize);
        References.Store(ref array, resized, AccessMode.Plain);
    }
}
