namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A source that cancels itself after a time.</summary>
public sealed class CancelledByATimer
{
    public void Run() => Together.Run(() => new CancellationTokenSource(10).Token.ThrowIfCancellationRequested());
}
