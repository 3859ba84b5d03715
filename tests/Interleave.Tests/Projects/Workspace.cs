using Interleave.Cli;
using Interleave.Cli.Running.Children;
using Interleave.Tests.Rewriting;

namespace Interleave.Tests.Projects;

/// <summary>A folder with projects as users have them, out of reach of this repository's own build files.</summary>
internal sealed class Workspace
{
    private const string Test = """
        using System;
        using System.Threading;

        public sealed class ConcurrencyTestAttribute : Attribute;

        public static class Two
        {
            public static void Threads(Action work)
            {
                Thread a = new(() => work()), b = new(() => work());
                a.Start(); b.Start(); a.Join(); b.Join();
            }
        }

        """;

    public string Folder { get; } = Snippets.NewFolder();

    /// <summary>Writes a project with one source file.</summary>
    /// <param name="name">The project's name and folder.</param>
    /// <param name="body">Properties and items, as in a project file.</param>
    /// <param name="source">The source; <paramref name="isTest"/> adds the attribute and a helper for two threads.</param>
    /// <param name="isTest">Whether it has tests.</param>
    /// <param name="sdk">The SDK.</param>
    public string Project(string name, string body, string source, bool isTest = true, string sdk = "Microsoft.NET.Sdk")
    {
        Write($"{name}/Code.cs", (isTest ? Test : "using System; using System.Threading;\n") + source);
        var framework = body.Contains("<TargetFramework", StringComparison.Ordinal) ? "" : "<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>";
        return Write($"{name}/{name}.csproj", $"<Project Sdk=\"{sdk}\">{framework}<PropertyGroup><LangVersion>latest</LangVersion></PropertyGroup>{body}</Project>");
    }

    public string Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    /// <summary>Runs the command as its process does, checks in a child included.</summary>
    public static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var code = CommandLine.Run(arguments, new Terminal(output, error), new ChildEngine(error, CancellationToken.None, Child.DefaultMemoryLimit));
        return (code, output.ToString(), error.ToString());
    }
}
