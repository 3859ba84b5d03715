namespace Interleave.Gallery.Semaphores.Uses;

/// <summary>P1 is asleep on S1 = 0, nobody on S2 = 3, two on S3 = 0; then somebody does V on S1.</summary>
public sealed class Snapshot
{
    readonly FirstComeFirstServed S1 = new(0), S2 = new(3), S3 = new(0);
    bool P1Goes;

    /// <summary>P1 is woken, and all else stays as it was.</summary>
    public void SignalWakesItsOwn() => Together.Run(P1, S3.P, S3.P, Signaller);

    void P1()
    {
        S1.P();
        Volatile.Write(ref P1Goes, true);
    }

    void Signaller()
    {
        while (S1.State != (0, 1) || S3.State != (0, 2))
            ;
        S1.V();
        while (!Volatile.Read(ref P1Goes))
            ;
        Expect(S1, 0, 0);
        Expect(S2, 3, 0);
        Expect(S3, 0, 2);
        S3.V();
        S3.V();
    }

    static void Expect(QueueSemaphore semaphore, int value, int asleep)
    {
        var state = semaphore.State;
        Check.That(state == (value, asleep), $"Expected {value} and {asleep} asleep, found {state.Value} and {state.Asleep}.");
    }
}
