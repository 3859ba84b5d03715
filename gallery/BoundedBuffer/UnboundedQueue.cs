namespace Interleave.Gallery.BoundedBuffer;

/// <summary>A monitor around a queue without bounds: only who takes has to wait, and one signal for each item is enough.</summary>
public sealed class UnboundedQueue : BufferSolution
{
    readonly Mailbox Items = new();

    public override void Put(int item) => Items.Send(item);

    public override int Take() => Items.Receive();
}
