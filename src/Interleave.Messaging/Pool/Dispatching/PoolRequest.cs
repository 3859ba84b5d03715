namespace Interleave.Messaging.Pool.Dispatching;

/// <summary>A request on its way to its one outcome.</summary>
/// <remarks>All but <see cref="Outcome"/> belongs to the <see cref="PoolState"/> and its lock.</remarks>
internal sealed class PoolRequest(ReadOnlyMemory<byte> payload)
{
    // Who awaits goes on elsewhere, not under the lock.
    private readonly TaskCompletionSource<ReadOnlyMemory<byte>> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ReadOnlyMemory<byte> Payload => payload;

    /// <summary>Which request of the pool it is; an answer says the number again.</summary>
    public long Number { get; set; }

    /// <summary>Its place in the queue, while it waits.</summary>
    public LinkedListNode<PoolRequest>? Place { get; set; }

    /// <summary>The worker that has it.</summary>
    public Worker? Worker { get; set; }

    public bool IsSettled { get; private set; }

    public Task<ReadOnlyMemory<byte>> Outcome => _outcome.Task;

    public void Answer(ReadOnlyMemory<byte> answer)
    {
        IsSettled = true;
        _outcome.SetResult(answer);
    }

    public void Fail(PoolError error, string message)
    {
        IsSettled = true;
        _outcome.SetException(new ProcessPoolException(error, message));
    }

    public void Cancel(CancellationToken token)
    {
        IsSettled = true;
        _outcome.SetCanceled(token);
    }
}
