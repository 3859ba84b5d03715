namespace Interleave.Programs.RealBugs;

/// <summary>A worker that goes on until a flag in a plain field says stop: a compiler may read that once, before the loop.</summary>
public sealed class FlagReadOnce
{
    bool stop;
    volatile bool stopVolatile;

    public void Reported() => Together.Run(
        () =>
        {
            while (!stop)
            {
            }
        },
        () => stop = true);

    public void Fixed() => Together.Run(
        () =>
        {
            while (!stopVolatile)
            {
            }
        },
        () => stopVolatile = true);
}
