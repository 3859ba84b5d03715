using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>Writes what is wrong as commands of GitHub's runners, which become annotations of the source.</summary>
public static class GitHubReport
{
    /// <summary>Writes one line for each failure, each test that could not be judged, and each race.</summary>
    /// <param name="results">What was checked.</param>
    /// <param name="writer">The runner's output.</param>
    /// <param name="root">The folder that the checkout is in: files in it are named from there.</param>
    public static void Write(IReadOnlyList<CheckResult> results, TextWriter writer, string root)
    {
        foreach (var result in results)
        {
            var title = $"{result.Test}: {VerdictLine.Verdict(result)}";
            switch (result.Outcome)
            {
                case Outcome.Failed or Outcome.Error or Outcome.NotInstrumented:
                    Write(writer, "error", title, Message(result), result.Place, root);
                    break;
                case Outcome.NoBugFound:
                    Write(writer, "notice", title, $"Ended by: {result.Message}", result.Place, root);
                    break;
            }

            foreach (var race in result.Races)
            {
                Write(writer, "warning", $"{result.Test}: race", RaceWords.Describe(race), race.Second.Place ?? race.First.Place, root);
            }
        }
    }

    private static string Message(CheckResult result) => result.Replay is { } token ? $"{result.Message}\nReplay token: {token}" : result.Message ?? "";

    private static void Write(TextWriter writer, string command, string title, string message, Place? place, string root)
    {
        var where = place is { File: { } file, Line: > 0 } ? $"file={Property(Relative(file, root))},line={place.Line}," : "";
        writer.WriteLine($"::{command} {where}title={Property(title)}::{Data(message)}");
    }

    private static string Relative(string file, string root)
    {
        var path = Path.IsPathRooted(file) ? Path.GetRelativePath(root, file) : file;
        return (path.StartsWith("..", StringComparison.Ordinal) ? file : path).Replace('\\', '/');
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
