namespace Interleave.Programs.ByVerdict.Hang;

/// <summary>A waiting loop that sleeps each time round, for work that is done only if it came first.</summary>
public sealed class SleepingUntilNever
{
    readonly object gate = new();
    bool asked, done;

    public void Run() => Together.Run(Work, Wait);

    void Work()
    {
        lock (gate)
        {
            if (asked)
                done = true;
        }
    }

    void Wait()
    {
        lock (gate)
            asked = true;
        while (!IsDone())
            Thread.Sleep(10);
    }

    bool IsDone()
    {
        lock (gate)
            return done;
    }
}
