using Interleave.Rewriting;

namespace Interleave.Cli.Running;

/// <summary>The command that replays a schedule, as a user can paste it into a shell.</summary>
internal static class ReplayText
{
    /// <summary>Everything but the token. What is rewritten and how far loops go belong to what a token means.</summary>
    public static string Of(string command, string target, string method, RewritingOptions rewriting, CheckOptions options)
    {
        var words = new List<string> { command, "replay", target, "--method", method };
        foreach (var include in rewriting.Include)
        {
            words.AddRange(["--include", include]);
        }

        foreach (var exclude in rewriting.Exclude)
        {
            words.AddRange(["--exclude", exclude]);
        }

        if (options.LoopBound != new CheckOptions().LoopBound)
        {
            words.AddRange(["--loop-bound", $"{options.LoopBound}"]);
        }

        return string.Join(' ', words.Select(Quote));
    }

    private static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || "._-+/~:,=@%".Contains(c) || (c == '\\' && OperatingSystem.IsWindows()))
            ? word
            : OperatingSystem.IsWindows() ? $"\"{word}\"" : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
