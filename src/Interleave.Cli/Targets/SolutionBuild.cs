namespace Interleave.Cli.Targets;

/// <summary>Builds a solution and finds what its projects made.</summary>
internal static class SolutionBuild
{
    private static readonly string[] Kinds = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>The paths of the assemblies of its projects.</summary>
    /// <exception cref="UsageException">The solution does not build, with the build's errors, or makes no assembly.</exception>
    public static IReadOnlyList<string> Run(string solution)
    {
        ProjectBuild.Build(solution);
        var folder = Path.GetDirectoryName(Path.GetFullPath(solution))!;
        var (_, output) = Dotnet.Run("sln", solution, "list");
        var projects = output
            .Where(l => Kinds.Contains(Path.GetExtension(l.Trim())))
            .Select(l => Path.Combine(folder, l.Trim().Replace('\\', Path.DirectorySeparatorChar)))
            .ToList();
        var made = projects.AsParallel().AsOrdered().Select(ProjectBuild.Output).OfType<string>().Distinct().ToList();
        return made.Count > 0 ? made : throw new UsageException($"{Path.GetFileName(solution)} makes no assembly that can be checked; name one of its projects");
    }
}
