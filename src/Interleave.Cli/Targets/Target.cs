namespace Interleave.Cli.Targets;

/// <summary>Finds the assemblies that a user means by a project, a solution, an assembly or a folder.</summary>
internal static class Target
{
    /// <summary>The paths of the assemblies; a project or a solution is built first.</summary>
    public static IReadOnlyList<string> Assemblies(string? target, string command)
    {
        if (string.IsNullOrEmpty(target))
        {
            throw new UsageException($"{command} needs a project, a solution, an assembly or a folder, as in `interleave {command} bin/Debug/net10.0/App.dll`");
        }

        if (Directory.Exists(target))
        {
            return InFolder(target);
        }

        if (!File.Exists(target))
        {
            throw new UsageException($"there is no file or folder '{target}'{NearHint(target)}");
        }

        return Path.GetExtension(target).ToLowerInvariant() switch
        {
            ".csproj" or ".fsproj" or ".vbproj" => [ProjectBuild.Run(target)],
            ".sln" or ".slnx" => SolutionBuild.Run(target),
            ".cs" => throw new UsageException($"'{target}' is a source file; name its project or the assembly built from it"),
            _ => [Path.GetFullPath(target)],
        };
    }

    private static IReadOnlyList<string> InFolder(string folder)
    {
        var projects = Files(folder, "*.csproj", "*.fsproj", "*.vbproj");
        if (projects.Count > 1)
        {
            throw new UsageException($"folder '{folder}' has several projects ({Names(projects)}); name one");
        }

        if (projects.Count == 1)
        {
            return [ProjectBuild.Run(projects[0])];
        }

        var solutions = Files(folder, "*.sln", "*.slnx");
        if (solutions.Count > 0)
        {
            return solutions.Count == 1
                ? SolutionBuild.Run(solutions[0])
                : throw new UsageException($"folder '{folder}' has several solutions ({Names(solutions)}); name one");
        }

        var assemblies = Files(folder, "*.dll");
        return assemblies.Count > 0
            ? [.. assemblies.Select(Path.GetFullPath)]
            : throw new UsageException($"folder '{folder}' has neither a project nor an assembly");
    }

    private static List<string> Files(string folder, params string[] patterns) =>
        [.. patterns.SelectMany(p => Directory.GetFiles(folder, p)).Order(StringComparer.Ordinal)];

    private static string Names(List<string> files) =>
        string.Join(", ", files.Take(5).Select(Path.GetFileName)) + (files.Count > 5 ? ", …" : "");

    private static string NearHint(string target)
    {
        var folder = Path.GetDirectoryName(target) is { Length: > 0 } parent ? parent : ".";
        if (!Directory.Exists(folder))
        {
            return "";
        }

        var names = Directory.EnumerateFileSystemEntries(folder).Take(1000).Select(e => Path.GetFileName(e));
        var near = NearNames.Find(Path.GetFileName(target), names);
        return near.Count == 0 ? "" : $"; did you mean {string.Join(" or ", near)}?";
    }
}
