namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Waits again for what is left of the time, which is not the same in two runs.</summary>
public sealed class RestOfTheTime
{
    readonly SemaphoreSlim semaphore = new(0);

    public void Run()
    {
        int taken = 0;
        Together.Run(
            () =>
            {
                long until = Environment.TickCount64 + 1_000_000_000;
                for (int i = 0; i < 2; i++)
                {
                    Thread.SpinWait(1000);
                    if (semaphore.Wait((int)(until - Environment.TickCount64)))
                        taken++;
                }
            },
            () => semaphore.Release(),
            () => semaphore.Release());
        Assert.That(semaphore.CurrentCount == 2 - taken);
    }
}
