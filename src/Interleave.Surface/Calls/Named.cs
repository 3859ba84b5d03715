namespace Interleave.Surface.Calls;

/// <summary>Objects that have a name belong to the whole system: what other processes do with them is not seen.</summary>
internal static class Named
{
    public static void Refuse(string? name, string type)
    {
        if (!string.IsNullOrEmpty(name))
            Controller.Current?.Refuse($"{type} with a name, which other processes share");
    }
}
