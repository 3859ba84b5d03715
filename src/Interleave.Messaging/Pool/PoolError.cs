namespace Interleave.Messaging.Pool;

/// <summary>Why a request to a <see cref="ProcessPool"/> has no answer.</summary>
public enum PoolError
{
    /// <summary>The handler in the worker threw; the worker lives on.</summary>
    HandlerFailed,

    /// <summary>The worker's process ended while it had the request.</summary>
    WorkerDied,

    /// <summary>The worker did not answer before <see cref="ProcessPoolOptions.RequestDeadline"/>, and was killed.</summary>
    DeadlinePassed,

    /// <summary>What the worker sent was no answer: garbage, too large, of another version. It was killed.</summary>
    BadAnswer,

    /// <summary>One worker after the other died before its first answer; none is left, and the next is started only after a while.</summary>
    CrashLoop,

    /// <summary>The queue was full, and the pool is one that does not wait for room.</summary>
    QueueFull,
}
