namespace Interleave.Cli;

/// <summary>Wrong usage; the message is one line for the user, the details are lines that belong below it (a build's errors).</summary>
internal sealed class UsageException(string message, IReadOnlyList<string>? details = null) : Exception(message)
{
    public IReadOnlyList<string> Details { get; } = details ?? [];
}
