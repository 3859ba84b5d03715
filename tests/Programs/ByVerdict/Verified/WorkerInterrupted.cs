namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A worker that sleeps for ever between its jobs is interrupted; it has done what there was to do, and gives its lock back.</summary>
public sealed class WorkerInterrupted
{
    readonly object gate = new();
    readonly Queue<int> jobs = new();
    int done;
    bool ended;

    public void Run()
    {
        var worker = new Thread(() =>
        {
            try
            {
                lock (gate)
                {
                    while (true)
                    {
                        while (jobs.Count == 0)
                            Monitor.Wait(gate);
                        done += jobs.Dequeue();
                    }
                }
            }
            catch (ThreadInterruptedException)
            {
                ended = true;
            }
        });
        worker.Start();
        lock (gate)
        {
            jobs.Enqueue(1);
            Monitor.Pulse(gate);
        }
        worker.Interrupt();
        worker.Join();
        Assert.That(ended, "Expected: ended");
        lock (gate)
            Assert.That(done + jobs.Count == 1, "Expected: done + jobs.Count == 1");
    }
}
