namespace Interleave.Cli.Targets;

/// <summary>Finds the assembly that a user means by a project, an assembly or a folder.</summary>
internal static class Target
{
    /// <summary>The path of the assembly; a project is built first.</summary>
    public static string Assembly(string? target, string command)
    {
        if (string.IsNullOrEmpty(target))
        {
            throw new UsageException($"{command} needs a project, an assembly or a folder, as in `interleave {command} bin/Debug/net10.0/App.dll`");
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
            ".csproj" or ".fsproj" or ".vbproj" => ProjectBuild.Run(target),
            ".sln" or ".slnx" => throw new UsageException($"'{target}' is a solution; name one of its projects"),
            ".cs" => throw new UsageException($"'{target}' is a source file; name its project or the assembly built from it"),
            _ => Path.GetFullPath(target),
        };
    }

    private static string InFolder(string folder)
    {
        var projects = Files(folder, "*.csproj", "*.fsproj", "*.vbproj");
        if (projects.Count == 1)
        {
            return ProjectBuild.Run(projects[0]);
        }

        var assemblies = Files(folder, "*.dll");
        return projects.Count > 1 ? throw new UsageException($"folder '{folder}' has several projects ({Names(projects)}); name one")
            : assemblies.Count == 1 ? Path.GetFullPath(assemblies[0])
            : assemblies.Count > 1 ? throw new UsageException($"folder '{folder}' has several assemblies ({Names(assemblies)}); name one")
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
