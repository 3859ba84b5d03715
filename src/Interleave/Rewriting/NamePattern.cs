namespace Interleave.Rewriting;

/// <summary>A name in which <c>*</c> stands for anything. A namespace also matches what is in it.</summary>
internal readonly record struct NamePattern(string Pattern)
{
    public bool Matches(string name)
    {
        string[] parts = Pattern.Split('*');
        if (parts.Length == 1)
            return name == Pattern || name.StartsWith(Pattern + ".", StringComparison.Ordinal);
        if (!name.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        int at = parts[0].Length;
        for (int i = 1; i < parts.Length - 1; i++)
        {
            int found = name.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + parts[i].Length;
        }
        return name.Length - at >= parts[^1].Length && name.EndsWith(parts[^1], StringComparison.Ordinal);
    }
}
