namespace Interleave.Messaging.Mailboxes;

/// <summary>Who waits for a message, and for which.</summary>
internal sealed class Receiver<T>(Func<Received<T>, bool>? which)
{
    private readonly TaskCompletionSource<Received<T>> _served = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Received<T>> Served => _served.Task;

    public void Serve(Received<T> message) => _served.TrySetResult(message);

    public void Fail(Exception failure) => _served.TrySetException(failure);

    public void Cancel(CancellationToken token) => _served.TrySetCanceled(token);

    /// <summary>Whether this is a message that is waited for. A condition that throws is an error of the receiver's, not of the sender's.</summary>
    /// <param name="message">The message.</param>
    /// <param name="failed">Whether the condition has thrown; the receiver has been told.</param>
    public bool Wants(Received<T> message, out bool failed)
    {
        failed = false;
        try
        {
            return which is null || which(message);
        }
        catch (Exception failure)
        {
            failed = true;
            Fail(failure);
            return false;
        }
    }
}
