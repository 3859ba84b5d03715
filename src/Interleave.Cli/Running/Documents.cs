using System.Text;
using Interleave.Reports;
using Interleave.Tracing;

namespace Interleave.Cli.Running;

/// <summary>The forms of a report other than text: documents written when all results are there.</summary>
internal static class Documents
{
    public const string Text = "text";

    public static readonly string[] Formats = [Text, "json", "junit", "sarif", "github"];

    /// <summary>The document, without a line's end after it.</summary>
    public static string Write(string format, IReadOnlyList<CheckResult> results) => format switch
    {
        "json" => FromStream(stream => JsonReport.Write(results, stream)),
        "sarif" => FromStream(stream => SarifReport.Write(results, stream)),
        "junit" => FromWriter(writer => JUnitReport.Write(results, writer)),
        "github" => FromWriter(writer => GitHubReport.Write(results, writer, Environment.GetEnvironmentVariable("GITHUB_WORKSPACE") ?? Environment.CurrentDirectory)),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static string FromStream(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string FromWriter(Action<TextWriter> write)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        write(writer);
        return writer.ToString().TrimEnd('\n');
    }
}
