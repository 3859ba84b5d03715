namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>Whoever waits for a lock is interrupted there, too.</summary>
public sealed class InterruptedInALock
{
    readonly object gate = new();
    int counter;

    void Add()
    {
        lock (gate)
            counter++;
    }

    public void Run()
    {
        var worker = new Thread(Add);
        worker.Start();
        lock (gate)
            worker.Interrupt();
        worker.Join();
    }
}
