namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>An interrupt that comes before the thread sleeps is not lost.</summary>
public sealed class SleepUntilInterrupted
{
    bool interrupted;

    public void Run()
    {
        var sleeper = new Thread(() =>
        {
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        });
        sleeper.Start();
        sleeper.Interrupt();
        sleeper.Join();
        Assert.That(interrupted, "Expected: interrupted");
    }
}
