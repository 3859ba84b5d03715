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

    /// <summary>Whether neither a time nor a token can end it.</summary>
    public bool IsEndless => _until == Never && !Token.CanBeCanceled;

    /// <summary>The milliseconds left, or -1 for ever.</summary>
    public int Remaining => _until == Never ? Timeout.Infinite : (int)Math.Max(0, _until - Environment.TickCount64);

    /// <summary>The time left, or -1 ms for ever: for waits that make up a longer one.</summary>
    public TimeSpan Left => TimeSpan.FromMilliseconds(Remaining);

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
        var patience = new Patience(Deadline(timeout), token);
        token.ThrowIfCancellationRequested();
        return patience;
    }

    /// <summary>For asynchronous code, whose answer to a token that is cancelled already is a cancelled task.</summary>
    /// <returns>False when it is.</returns>
    public static bool TryUntil(CancellationToken token, out Patience patience)
    {
        patience = new Patience(Never, token);
        return !token.IsCancellationRequested;
    }

    /// <summary>For asynchronous code, whose answer to a token that is cancelled already is a cancelled task.</summary>
    /// <returns>False when it is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not infinite, or too long for a timer.</exception>
    public static bool TryOf(TimeSpan timeout, CancellationToken token, out Patience patience)
    {
        patience = new Patience(Deadline(timeout), token);
        return !token.IsCancellationRequested;
    }

    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not infinite, or too long for a timer.</exception>
    public static int Milliseconds(TimeSpan timeout)
    {
        long milliseconds = (long)timeout.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, Timeout.Infinite, nameof(timeout));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, int.MaxValue, nameof(timeout));
        return (int)milliseconds;
    }

    private static long Deadline(TimeSpan timeout) => Milliseconds(timeout) switch
    {
        Timeout.Infinite => Never,
        0 => -1,
        var milliseconds => Environment.TickCount64 + milliseconds,
    };

    /// <summary>What a wait that ended without success comes to: an exception, or <c>false</c>.</summary>
    public bool GaveUp()
    {
        Token.ThrowIfCancellationRequested();
        return false;
    }
}
