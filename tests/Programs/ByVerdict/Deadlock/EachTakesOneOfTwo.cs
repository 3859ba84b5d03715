namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>
/// Two things come for one who takes them one by one, and another takes the second away. Regression: looking for a shorter
/// schedule found that a field is shared, and by the longer count of steps the schedule that had been found led elsewhere.
/// </summary>
public sealed class EachTakesOneOfTwo
{
    readonly SemaphoreSlim a = new(0), b = new(0), c = new(0), free = new(1);
    int meantFor;

    public void Run() => Together.Run(() => Take(b, c), () => Take(c, a), () => Give(0, b, c), () => Give(1, c, a));

    void Give(int taker, SemaphoreSlim one, SemaphoreSlim other)
    {
        free.Wait();
        meantFor = taker;
        one.Release();
        other.Release();
    }

    void Take(SemaphoreSlim one, SemaphoreSlim other)
    {
        one.Wait();
        other.Wait();
        free.Release();
    }
}
