using Interleave.Gallery.BoundedBuffer;
using Interleave.Sync;

namespace Interleave.Gallery.HigherMechanisms.Processes;

/// <summary>A buffer that is a process: it receives what is put and sends what is taken, and shares no memory with anybody.</summary>
public abstract class BufferProcess : BufferSolution
{
    protected BufferProcess() => new Thread(Serve) { Name = "buffer", IsBackground = true }.Start();

    /// <summary>What is put.</summary>
    protected RendezvousChannel<int> Putting { get; } = new();

    /// <summary>What is taken.</summary>
    protected RendezvousChannel<int> Taking { get; } = new();

    /// <summary>What lies in the buffer; the process's own.</summary>
    protected Queue<int> Items { get; } = new();

    public sealed override void Put(int item) => Putting.Send(item);

    public sealed override int Take() => Taking.Receive();

    /// <summary>What the process does, for ever.</summary>
    protected abstract void Serve();
}
