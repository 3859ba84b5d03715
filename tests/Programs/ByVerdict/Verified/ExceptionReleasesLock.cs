namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>An exception leaves a locked section and is caught; the lock is free afterwards.</summary>
public sealed class ExceptionReleasesLock
{
    readonly object gate = new();
    int caught;

    public void Run()
    {
        Together.Run(Fail, Fail);
        Assert.That(caught == 2, "Expected both to be caught.");
    }

    void Fail()
    {
        try
        {
            lock (gate)
                throw new InvalidOperationException("on purpose");
        }
        catch (InvalidOperationException)
        {
            lock (gate)
                caught++;
        }
    }
}
