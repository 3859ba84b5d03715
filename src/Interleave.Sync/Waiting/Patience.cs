namespace Interleave.Sync.Waiting;

/// <summary>How long a thread is ready to wait: a deadline and a token.</summary>
internal readonly struct Patience
{
    private const long Never = long.MaxValue;

    private readonly long _until;

    private Patience(long until, CancellationToken token)
    {
        _until = until;
        Token = token;
    }

    public static Patience Endless => new(Never, default);

    public CancellationToken Token { get; }

    /// <summary>Whether there is none: the thread does not want to wait at all.</summary>
    public bool IsNone => _until < 0;

    /// <summary>The milliseconds left, or -1 for ever.</summary>
    public int Remaining => _until == Never ? Timeout.Infinite : (int)Math.Max(0, _until - Environment.TickCount64);

    /// <exception cref="OperationCanceledException">The token is cancelled already.</exception>
    public static Patience Until(CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return new Patience(Never, token);
    }

    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not infinite, or too long for a timer.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled already.</exception>
    public static Patience Of(TimeSpan timeout, CancellationToken token)
    {
        int milliseconds = Milliseconds(timeout);
        token.ThrowIfCancellationRequested();
        return new Patience(
            milliseconds switch
            {
                Timeout.Infinite => Never,
                0 => -1,
                _ => Environment.TickCount64 + milliseconds,
            },
            token);
    }

    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not infinite, or too long for a timer.</exception>
    public static int Milliseconds(TimeSpan timeout)
    {
        long milliseconds = (long)timeout.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, Timeout.Infinite, nameof(timeout));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, int.MaxValue, nameof(timeout));
        return (int)milliseconds;
    }

    /// <summary>What a wait that ended without success comes to: an exception, or <c>false</c>.</summary>
    public bool GaveUp()
    {
        Token.ThrowIfCancellationRequested();
        return false;
    }
}
