namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A lock that is free, an attempt that does not wait and the join of an ended thread do not look at interrupts; the next wait does.</summary>
public sealed class LockEnteredThoughInterrupted
{
    readonly Lock gate = new();
    readonly ManualResetEvent set = new(true);
    int steps;
    bool interrupted;

    public void Run()
    {
        var other = new Thread(() => { });
        other.Start();
        other.Join();
        var worker = new Thread(() =>
        {
            lock (gate)
                steps++;
            if (gate.TryEnter())
            {
                steps++;
                gate.Exit();
            }
            other.Join();
            steps++;
            try
            {
                set.WaitOne();
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        });
        worker.Interrupt();
        worker.Start();
        worker.Join();
        Assert.That(steps == 3 && interrupted, "Expected: steps == 3 && interrupted");
    }
}
