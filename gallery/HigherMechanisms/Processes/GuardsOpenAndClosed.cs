using Interleave.Sync;

namespace Interleave.Gallery.HigherMechanisms.Processes;

/// <summary>It receives when there is room, sends when there is something, and waits for whichever comes first.</summary>
public sealed class GuardsOpenAndClosed : BufferProcess
{
    protected override void Serve()
    {
        var isPut = new ReceiveGuard<int>(Putting);
        var isTaken = new SendGuard<int>(Taking);
        var either = new Alternation(isPut, isTaken);
        while (true)
        {
            isPut.IsOpen = Items.Count < N;
            isTaken.IsOpen = Items.TryPeek(out int oldest);
            isTaken.Value = oldest;
            if (either.Select() == 0)
                Items.Enqueue(isPut.Value);
            else
                Items.Dequeue();
        }
    }
}
