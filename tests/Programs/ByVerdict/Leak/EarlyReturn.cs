namespace Interleave.Programs.ByVerdict.Leak;

/// <summary>A lock that is not released on the way out.</summary>
public sealed class EarlyReturn
{
    readonly object gate = new();
    int work;

    public void Run() => Together.Run(Work);

    void Work()
    {
        Monitor.Enter(gate);
        if (work == 0)
            return;
        work--;
        Monitor.Exit(gate);
    }
}
