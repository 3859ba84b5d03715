using Interleave.Cli.Targets;

namespace Interleave.Cli.Gallery;

/// <summary>Finds a problem by what a user calls it: <c>milk</c>, <c>too much milk</c>, <c>mutex</c>.</summary>
internal static class ProblemName
{
    /// <exception cref="UsageException">None is meant, or more than one.</exception>
    public static string Find(IReadOnlyList<string> problems, string name)
    {
        var letters = Letters(name);
        Func<string, bool>[] ways =
        [
            p => Letters(p) == letters,
            p => letters.Length > 0 && Letters(p).Contains(letters, StringComparison.Ordinal),
            p => letters.Length > 2 && InOrder(letters, Letters(p)),
        ];
        foreach (var way in ways)
        {
            var found = problems.Where(way).ToList();
            if (found.Count == 1)
            {
                return found[0];
            }

            if (found.Count > 1)
            {
                throw new UsageException($"'{name}' may be {string.Join(" or ", found)}: say more of the name");
            }
        }

        throw new UsageException($"the gallery has no problem '{name}'; {NearNames.Hint(name, problems, "it has ")}");
    }

    private static string Letters(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    /// <summary>Whether the letters occur in a name in this order, the first one first, as in a short form.</summary>
    private static bool InOrder(string letters, string name)
    {
        if (name.Length == 0 || name[0] != letters[0])
        {
            return false;
        }

        var at = 0;
        foreach (var c in letters)
        {
            at = name.IndexOf(c, at) + 1;
            if (at == 0)
            {
                return false;
            }
        }

        return true;
    }
}
