namespace Interleave.Messaging.Mailboxes;

/// <summary>Who waits for what becomes of a message.</summary>
internal abstract class PendingSend
{
    /// <summary>Called once for a message, without any lock.</summary>
    public abstract void Decide(Delivery delivery);
}

/// <summary>Somebody in this process, who awaits it.</summary>
internal sealed class AwaitedSend : PendingSend
{
    private readonly TaskCompletionSource<Delivery> _decided = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Delivery> Decided => _decided.Task;

    public override void Decide(Delivery delivery) => _decided.TrySetResult(delivery);
}
