namespace Interleave.Messaging.Pool;

/// <summary>A request to a <see cref="ProcessPool"/> has no answer. Only this request: the pool goes on.</summary>
public sealed class ProcessPoolException : Exception
{
    /// <summary>Makes one with a reason and what to tell.</summary>
    public ProcessPoolException(PoolError error, string message)
        : base(message)
    {
        Error = error;
    }

    /// <summary>The reason.</summary>
    public PoolError Error { get; }
}
