using Interleave.Tracing;

namespace Interleave;

/// <summary>Thrown by <see cref="Check"/>: an execution fails, or nothing can be said of the code.</summary>
public sealed class CheckFailedException : Exception
{
    internal CheckFailedException(CheckResult result, string report)
        : base(report) => Result = result;

    /// <summary>The verdict, of which the message is the report.</summary>
    public CheckResult Result { get; }
}
