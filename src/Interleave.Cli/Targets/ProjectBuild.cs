using System.Diagnostics;

namespace Interleave.Cli.Targets;

/// <summary>Builds a project and finds what it made.</summary>
internal static class ProjectBuild
{
    private const string Configuration = "-p:Configuration=Debug";

    /// <summary>The path of the project's assembly.</summary>
    /// <exception cref="UsageException">The project does not build, with the build's errors, or makes no single assembly.</exception>
    public static string Run(string project)
    {
        var name = Path.GetFileName(project);
        var (code, output) = Dotnet("build", project, "-c", "Debug", "-v", "q", "-nologo", "-tl:off", "-nodeReuse:false");
        if (code != 0)
        {
            var errors = output.Where(l => l.Contains("error ", StringComparison.Ordinal)).Select(l => l.Trim()).Distinct().ToList();
            throw new UsageException($"{name} does not build", errors.Count > 0 ? errors : output);
        }

        var path = Property(project, "TargetPath", []);
        if (path.Length == 0 && Framework(project) is { } framework)
        {
            path = Property(project, "TargetPath", [$"-p:TargetFramework={framework}"]);
        }

        return File.Exists(path) ? path : throw new UsageException($"{name} makes no assembly that can be checked; name the assembly itself");
    }

    /// <summary>Of several target frameworks, the newest that this runtime can load.</summary>
    private static string? Framework(string project) =>
        Property(project, "TargetFrameworks", []).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(f => f.StartsWith("net", StringComparison.Ordinal) && Version.TryParse(f.AsSpan(3), out var v) && v.Major <= Environment.Version.Major)
            .MaxBy(f => Version.Parse(f.AsSpan(3)));

    private static string Property(string project, string name, string[] more)
    {
        var (code, output) = Dotnet(["msbuild", project, $"-getProperty:{name}", Configuration, "-nologo", .. more]);
        return code == 0 ? string.Concat(output).Trim() : "";
    }

    private static (int Code, List<string> Output) Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        var lines = new List<string>();
        void Add(string? line)
        {
            lock (lines)
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    lines.Add(line);
                }
            }
        }

        try
        {
            using var process = Process.Start(start)!;
            process.OutputDataReceived += (_, e) => Add(e.Data);
            process.ErrorDataReceived += (_, e) => Add(e.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
            return (process.ExitCode, lines);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new UsageException("a project is built with the .NET SDK, and there is no `dotnet` on the path; name a built assembly instead");
        }
    }
}
