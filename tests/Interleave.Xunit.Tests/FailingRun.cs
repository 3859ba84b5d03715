using System.Diagnostics;
using System.Xml.Linq;

namespace Interleave.XunitTests;

/// <summary>What xunit says of the tests that fail on purpose, run in a process of their own.</summary>
internal static class FailingRun
{
    private static readonly Lazy<IReadOnlyList<XElement>> All = new(() => Run());

    /// <summary>The message of a test that must have failed.</summary>
    public static string MessageOf(string test) => FailureOf(test) ?? throw new InvalidOperationException($"{test} did not fail");

    /// <summary>The message of a test, or null when it has passed.</summary>
    public static string? FailureOf(string test)
    {
        XElement found = All.Value.Single(t => t.Attribute("name")!.Value.EndsWith("." + test, StringComparison.Ordinal));
        // The document has quotes escaped.
        return found.Element("failure")?.Element("message")?.Value.ReplaceLineEndings("\n").Replace("\\\"", "\"", StringComparison.Ordinal);
    }

    /// <summary>The results of a run.</summary>
    public static IReadOnlyList<XElement> Run(params string[] filter)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Interleave.Xunit.Failing.dll");
        string report = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("dotnet", [path, .. filter, "-noLogo", "-noColor", "-xml", report]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new FileInfo(report).Length == 0
                ? throw new InvalidOperationException(output + errors.Result)
                : [.. XDocument.Load(report).Descendants("test")];
        }
        finally
        {
            File.Delete(report);
        }
    }
}
