namespace Interleave.Cli.Targets;

/// <summary>Builds a project and finds what it made.</summary>
internal static class ProjectBuild
{
    private const string Configuration = "-p:Configuration=Debug";

    /// <summary>The path of the project's assembly.</summary>
    /// <exception cref="UsageException">The project does not build, with the build's errors, or makes no single assembly.</exception>
    public static string Run(string project)
    {
        Build(project);
        return Output(project)
            ?? throw new UsageException($"{Path.GetFileName(project)} makes no assembly that can be checked; name the assembly itself");
    }

    /// <summary>Builds a project or a solution.</summary>
    /// <exception cref="UsageException">It does not build; the details are the build's errors.</exception>
    public static void Build(string file)
    {
        var (code, output) = Dotnet.Run("build", file, "-c", "Debug", "-v", "q", "-nologo", "-tl:off", "-nodeReuse:false");
        if (code != 0)
        {
            var errors = output.Where(l => l.Contains("error ", StringComparison.Ordinal)).Select(l => l.Trim()).Distinct().ToList();
            throw new UsageException($"{Path.GetFileName(file)} does not build", errors.Count > 0 ? errors : output);
        }
    }

    /// <summary>The assembly that a built project has made, or null.</summary>
    public static string? Output(string project)
    {
        var path = Property(project, "TargetPath", []);
        if ((path.Length == 0 || !File.Exists(path)) && Framework(project) is { } framework)
        {
            path = Property(project, "TargetPath", [$"-p:TargetFramework={framework}"]);
        }

        return File.Exists(path) ? path : null;
    }

    /// <summary>Of several target frameworks, the newest that this runtime can load; a .NET Standard only where there is nothing else.</summary>
    private static string? Framework(string project) =>
        Property(project, "TargetFrameworks", []).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(f => (Name: f, Version: VersionOf(f)))
            .Where(f => f.Version is not null && f.Version.Major <= Environment.Version.Major)
            .OrderByDescending(f => f.Version)
            .Select(f => f.Name)
            .FirstOrDefault();

    /// <summary>The .NET that a target framework is for (<c>net8.0</c>, <c>net8.0-windows</c>); for a .NET Standard one that is older than all; null for others.</summary>
    private static Version? VersionOf(string framework)
    {
        var name = framework.Split('-')[0];
        return name.StartsWith("netstandard", StringComparison.Ordinal) ? new Version(0, 0)
            : name.StartsWith("netcoreapp", StringComparison.Ordinal) && Version.TryParse(name.AsSpan("netcoreapp".Length), out var old) ? old
            : name.StartsWith("net", StringComparison.Ordinal) && Version.TryParse(name.AsSpan(3), out var version) && version.Major >= 5 ? version
            : null;
    }

    private static string Property(string project, string name, string[] more)
    {
        var (code, output) = Dotnet.Run(["msbuild", project, $"-getProperty:{name}", Configuration, "-nologo", .. more]);
        return code == 0 ? string.Concat(output).Trim() : "";
    }
}
