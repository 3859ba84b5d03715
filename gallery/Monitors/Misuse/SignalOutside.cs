namespace Interleave.Gallery.Monitors.Misuse;

/// <summary>B signals without the lock, which A may have.</summary>
public sealed class SignalOutside
{
    readonly object Gate = new();

    /// <summary>Both at once.</summary>
    public void TwoThreads() => Together.Run(A, B);

    void A()
    {
        lock (Gate)
        {
        }
    }

    void B()
    {
        Monitor.Pulse(Gate);
    }
}
