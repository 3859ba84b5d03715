using System.IO.Enumeration;

namespace Interleave.Cli.Targets;

/// <summary>Chooses the methods to run: the one named, or those that are marked.</summary>
internal static class MethodChoice
{
    /// <summary>The method that <paramref name="name"/> names, as <c>Type.Method</c> with as much of the namespace as is needed.</summary>
    public static MethodEntry Named(IReadOnlyList<MethodEntry> methods, string name, string assembly)
    {
        var wanted = name.Replace('+', '.');
        var found = methods.Where(m => Matches(m, wanted)).ToList();
        if (found.Count == 0)
        {
            throw new UsageException($"{FileName(assembly)} has no method '{name}'; {Nearest(methods, wanted)}");
        }

        // Overloads: only the one without parameters can be meant.
        var runnable = found.Where(m => m.Obstacle is null).ToList();
        if (runnable.Count == 0)
        {
            throw new UsageException($"{found[0].FullName} cannot be run: {found[0].Obstacle}");
        }

        return runnable.Count == 1
            ? runnable[0]
            : runnable.FirstOrDefault(m => m.FullName == wanted)
                ?? throw new UsageException($"'{name}' can be {string.Join(" or ", runnable.Select(m => m.FullName))}; write more of its name");
    }

    /// <summary>The marked methods, all or those that <paramref name="filter"/> picks.</summary>
    public static IReadOnlyList<MethodEntry> Marked(IReadOnlyList<MethodEntry> methods, string? filter, string assembly)
    {
        var marked = methods.Where(m => m.IsTest).ToList();

        // A marked method of an abstract type is run on each type that inherits it.
        marked.RemoveAll(m => !m.IsStatic && m.TypeIsAbstract && marked.Any(o => o != m && o.Name == m.Name && !o.TypeIsAbstract));
        if (marked.Count == 0)
        {
            var example = methods.FirstOrDefault(m => m.Obstacle is null)?.ShortName ?? "Type.Method";
            throw new UsageException($"{FileName(assembly)} has no method marked [ConcurrencyTest]; name one with --method, as in --method {example}");
        }

        var chosen = filter is null ? marked : [.. marked.Where(m => Picks(filter, m))];
        if (chosen.Count == 0)
        {
            throw new UsageException($"--filter '{filter}' picks none of the marked methods; {Nearest(marked, filter!)}");
        }

        return chosen.FirstOrDefault(m => m.Obstacle is not null) is { } wrong
            ? throw new UsageException($"{wrong.FullName} is marked [ConcurrencyTest] and cannot be run: {wrong.Obstacle}")
            : chosen;
    }

    /// <summary>The shortest name that <see cref="Named"/> takes for this method.</summary>
    public static string ShortestName(IReadOnlyList<MethodEntry> methods, MethodEntry method) =>
        methods.Count(m => m.Obstacle is null && Matches(m, method.ShortName)) == 1 ? method.ShortName : method.FullName;

    private static bool Matches(MethodEntry method, string name) =>
        method.FullName == name || method.FullName.EndsWith("." + name, StringComparison.Ordinal);

    private static bool Picks(string filter, MethodEntry method) => filter.Contains('*')
        ? FileSystemName.MatchesSimpleExpression(filter.Replace("\\", "\\\\", StringComparison.Ordinal), method.FullName)
            || FileSystemName.MatchesSimpleExpression(filter.Replace("\\", "\\\\", StringComparison.Ordinal), method.ShortName)
        : method.FullName.Contains(filter, StringComparison.OrdinalIgnoreCase);

    private static string Nearest(IReadOnlyList<MethodEntry> methods, string name)
    {
        var near = NearNames.Find(name, methods.SelectMany(m => new[] { m.ShortName, m.FullName }));
        if (near.Count == 0)
        {
            // Another type with such a method: the nearest types first.
            var simple = name[(name.LastIndexOf('.') + 1)..];
            var names = NearNames.Find(simple, methods.Select(m => m.Name));
            near = [.. methods.Where(m => names.Contains(m.Name)).Select(m => m.ShortName).Distinct()
                .OrderBy(n => NearNames.Distance(name, n)).Take(5)];
        }

        // A full name beside the short one it ends with says nothing more.
        near = [.. near.Where(n => !near.Any(o => o != n && n.EndsWith("." + o, StringComparison.Ordinal)))];
        var runnable = methods.Where(m => m.Obstacle is null).ToList();
        return near.Count > 0 ? $"near it: {string.Join(", ", near)}"
            : runnable.Count == 0 ? "it has none that can be run"
            : $"it has {string.Join(", ", runnable.Take(5).Select(m => m.ShortName))}{(runnable.Count > 5 ? ", …" : "")}";
    }

    private static string FileName(string path) => Path.GetFileName(path);
}
