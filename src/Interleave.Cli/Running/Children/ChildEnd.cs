using System.Text.RegularExpressions;
using Interleave.Checking;

namespace Interleave.Cli.Running.Children;

/// <summary>Says in one sentence what ended a process.</summary>
internal static partial class ChildEnd
{
    private const string StackOverflow = "Stack overflow.";
    private const string Unhandled = "Unhandled exception.";
    private const string Terminated = "Process terminated.";
    private const string Fatal = "Fatal error.";
    private const string OutOfMemory = "Out of memory.";

    /// <summary>Whether the runtime starts to say why it ends.</summary>
    public static bool IsLastWord(string line) =>
        line.StartsWith(StackOverflow, StringComparison.Ordinal) || line.StartsWith(Unhandled, StringComparison.Ordinal)
        || line.StartsWith(Terminated, StringComparison.Ordinal) || line.StartsWith(Fatal, StringComparison.Ordinal)
        || line.StartsWith(OutOfMemory, StringComparison.Ordinal);

    /// <param name="exitCode">The process's exit code.</param>
    /// <param name="lastWords">What the runtime printed from its <see cref="IsLastWord"/> on.</param>
    /// <param name="outgrown">The limit on memory, when it was ended for passing it.</param>
    public static string Describe(int exitCode, IReadOnlyList<string> lastWords, long? outgrown)
    {
        if (outgrown is { } limit)
        {
            return MemoryWords.PastLimit(limit);
        }

        var first = lastWords.Count > 0 ? lastWords[0] : "";
        var place = Frame(lastWords) is { } frame ? $" in {frame}" : "";
        if (first.StartsWith(StackOverflow, StringComparison.Ordinal))
        {
            return $"the stack overflowed{place}; does it call itself without end?";
        }

        if (first.StartsWith(Unhandled, StringComparison.Ordinal))
        {
            return $"an exception on a thread that the checker does not control ended the process: {first[Unhandled.Length..].Trim()}";
        }

        if (first.StartsWith(Terminated, StringComparison.Ordinal))
        {
            return $"the program called Environment.FailFast: {Rest(first, Terminated, lastWords)}";
        }

        if (first.StartsWith(OutOfMemory, StringComparison.Ordinal))
        {
            return MemoryWords.RanOut;
        }

        if (first.StartsWith(Fatal, StringComparison.Ordinal))
        {
            return $"the program crashed in native or unsafe code{place}: {Rest(first, Fatal, lastWords)}";
        }

        return Code(exitCode);
    }

    private static string Code(int exitCode) => exitCode switch
    {
        139 or unchecked((int)0xC0000005) => "the program crashed in native code: it used memory that is not there",
        134 => "the program crashed in native code: it gave up (abort)",
        136 or 132 or 135 => $"the program crashed in native code (signal {exitCode - 128})",
        unchecked((int)0xC00000FD) => "the stack overflowed; does it call itself without end?",
        137 => "the process was killed from outside; most often that means that memory ran out",
        > 128 and < 160 => $"the process was ended by signal {exitCode - 128}",
        _ => $"the program ended the process with exit code {exitCode}",
    };

    /// <summary>What follows the runtime's own words, on their line or on the next.</summary>
    private static string Rest(string first, string start, IReadOnlyList<string> lines)
    {
        var rest = first[start.Length..].Trim();
        return rest.Length > 0 ? rest : lines.Skip(1).FirstOrDefault(l => !l.TrimStart().StartsWith("at ", StringComparison.Ordinal))?.Trim() ?? "it gives no reason";
    }

    /// <summary>The innermost method of the program's own, as the runtime prints it.</summary>
    private static string? Frame(IEnumerable<string> lines) => lines
        .Select(l => StackFrame().Match(l))
        .Where(m => m.Success)
        .Select(m => m.Groups[1].Value)
        .FirstOrDefault(f => !f.StartsWith("System.", StringComparison.Ordinal) && !f.StartsWith("Interleave.Surface.", StringComparison.Ordinal));

    [GeneratedRegex(@"^\s+at ([^(]+)\(")]
    private static partial Regex StackFrame();
}
