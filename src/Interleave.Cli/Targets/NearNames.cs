namespace Interleave.Cli.Targets;

/// <summary>Finds the names that a misspelt one may have meant.</summary>
internal static class NearNames
{
    private const int Most = 5;

    /// <summary>The nearest first; none when nothing is near.</summary>
    public static IReadOnlyList<string> Find(string name, IEnumerable<string> known)
    {
        var allowed = Math.Max(2, name.Length / 3);
        return [.. known
            .Distinct()
            .Select(k => (Name: k, Distance: Score(name, k)))
            .Where(c => c.Distance <= allowed)
            .OrderBy(c => c.Distance)
            .ThenBy(c => c.Name, StringComparer.Ordinal)
            .Take(Most)
            .Select(c => c.Name)];
    }

    /// <summary><c>did you mean a or b?</c>, or all there is when nothing is near.</summary>
    public static string Hint(string name, IReadOnlyList<string> known, string all)
    {
        var near = Find(name, known);
        return near.Count > 0 ? $"did you mean {string.Join(" or ", near)}?" : all + string.Join(", ", known);
    }

    /// <summary>The least number of characters to insert, delete, replace or swap with the next one.</summary>
    public static int Distance(string a, string b)
    {
        var (two, one, now) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            one[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                now[j] = Math.Min(Math.Min(now[j - 1], one[j]) + 1, one[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    now[j] = Math.Min(now[j], two[j - 2] + 1);
                }
            }

            (two, one, now) = (one, now, two);
        }

        return one[b.Length];
    }

    private static int Score(string name, string known) =>
        name.Length > 2 && known.Contains(name, StringComparison.OrdinalIgnoreCase) ? 1 : Distance(name, known);
}
