using System.Diagnostics;

namespace Interleave.Cli.Targets;

/// <summary>Runs the command of the .NET SDK.</summary>
internal static class Dotnet
{
    /// <summary>Its exit code and what it prints, without empty lines.</summary>
    /// <exception cref="UsageException">There is no SDK.</exception>
    public static (int Code, List<string> Output) Run(params string[] arguments)
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
