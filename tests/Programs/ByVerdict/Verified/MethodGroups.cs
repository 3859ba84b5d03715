namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Methods of the framework, called through delegates made of them.</summary>
public sealed class MethodGroups
{
    readonly SemaphoreSlim done = new(0);
    int count;

    public void Run()
    {
        Action wait = done.Wait;
        Func<int> release = done.Release;
        Together.Run(() => { count++; release(); }, () => { wait(); count++; });
        Assert.That(count == 2, "Expected 2.");
    }
}
