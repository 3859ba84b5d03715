namespace Interleave.Gallery.HigherMechanisms.Processes;

/// <summary>Without a choice: it receives as long as there is room, and then sends.</summary>
public sealed class ReceivesFirst : BufferProcess
{
    protected override void Serve()
    {
        while (true)
        {
            while (Items.Count < N)
                Items.Enqueue(Putting.Receive());
            Taking.Send(Items.Dequeue());
        }
    }
}
