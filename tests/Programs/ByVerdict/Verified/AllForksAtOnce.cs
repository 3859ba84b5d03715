namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>All forks are taken at once, or none: nobody holds one and waits for the other.</summary>
public sealed class AllForksAtOnce
{
    readonly Mutex[] forks = [new(), new()];
    int meals;

    public void Run()
    {
        Together.Run(() => Eat(forks[0], forks[1]), () => Eat(forks[1], forks[0]));
        Assert.That(meals == 2, "Expected: meals == 2");
    }

    void Eat(Mutex left, Mutex right)
    {
        WaitHandle.WaitAll([left, right]);
        meals++;
        left.ReleaseMutex();
        right.ReleaseMutex();
    }
}
