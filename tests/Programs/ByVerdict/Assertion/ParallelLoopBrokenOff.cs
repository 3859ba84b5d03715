namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>Breaking off keeps rounds from beginning, but not those that have begun.</summary>
public sealed class ParallelLoopBrokenOff
{
    volatile bool ranBehind;

    public void Run()
    {
        Parallel.For(0, 3, (n, loop) =>
        {
            if (n == 0)
                loop.Break();
            if (n == 2)
                ranBehind = true;
        });
        Assert.That(!ranBehind, "Nothing behind the first round.");
    }
}
