namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>The interrupt meant for the sleep ends an earlier wait.</summary>
public sealed class SleepsForEver
{
    readonly ManualResetEvent ready = new(false);

    public void Run()
    {
        var worker = new Thread(() =>
        {
            try
            {
                ready.WaitOne();
            }
            catch (ThreadInterruptedException)
            {
            }
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
            }
        });
        worker.Start();
        ready.Set();
        worker.Interrupt();
        worker.Join();
    }
}
