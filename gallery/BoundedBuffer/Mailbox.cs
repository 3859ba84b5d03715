namespace Interleave.Gallery.BoundedBuffer;

/// <summary>A mailbox: sending never waits, receiving waits for a message.</summary>
sealed class Mailbox
{
    readonly Queue<int> Messages = new();

    public void Send(int message)
    {
        lock (Messages)
        {
            Messages.Enqueue(message);
            Monitor.Pulse(Messages);
        }
    }

    public int Receive()
    {
        lock (Messages)
        {
            while (Messages.Count == 0)
                Monitor.Wait(Messages);
            return Messages.Dequeue();
        }
    }
}
