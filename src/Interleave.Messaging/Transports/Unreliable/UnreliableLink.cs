using Interleave.Messaging.Frames;

namespace Interleave.Messaging.Transports;

/// <summary>Loses, doubles and reorders the frames that it sends.</summary>
internal sealed class UnreliableLink(ILink inner, IFaults faults) : ILink
{
    private readonly Lock _guard = new();

    // Under the guard: what is sent after the next frame.
    private readonly List<Frame> _delayed = [];

    public async ValueTask SendAsync(Frame frame, bool atOnce = true)
    {
        // It outlives the call.
        frame = frame with { Payload = frame.Payload.ToArray() };
        Fault fault = faults.Next();
        if (fault == Fault.Lose)
            return;
        Frame[] delayed;
        lock (_guard)
        {
            if (fault == Fault.Delay)
            {
                _delayed.Add(frame);
                return;
            }
            delayed = [.. _delayed];
            _delayed.Clear();
        }
        await inner.SendAsync(frame).ConfigureAwait(false);
        if (fault == Fault.Double)
            await inner.SendAsync(frame).ConfigureAwait(false);
        foreach (Frame late in delayed)
            await inner.SendAsync(late).ConfigureAwait(false);
    }

    public ValueTask<Frame?> ReceiveAsync() => inner.ReceiveAsync();

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
