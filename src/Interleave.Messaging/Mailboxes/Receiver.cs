namespace Interleave.Messaging.Mailboxes;

/// <summary>Who waits for a message, and for which.</summary>
internal sealed class Receiver<T>(Func<Received<T>, bool>? which)
    : TaskCompletionSource<Received<T>>(TaskCreationOptions.RunContinuationsAsynchronously)
{
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
            TrySetException(failure);
            return false;
        }
    }
}
