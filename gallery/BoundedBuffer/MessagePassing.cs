namespace Interleave.Gallery.BoundedBuffer;

/// <summary>No shared buffer at all: the consumer sends N empty crates ahead, and each goes to and fro.</summary>
public sealed class MessagePassing : BufferSolution
{
    const int EmptyCrate = 0;

    readonly Mailbox ToProducers = new();
    readonly Mailbox ToConsumers = new();

    public MessagePassing()
    {
        for (int i = 0; i < N; i++)
            ToProducers.Send(EmptyCrate);
    }

    public override void Put(int item)
    {
        ToProducers.Receive();
        ToConsumers.Send(item);
    }

    public override int Take()
    {
        int item = ToConsumers.Receive();
        ToProducers.Send(EmptyCrate);
        return item;
    }
}
