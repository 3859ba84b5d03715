namespace Interleave.Programs.ByVerdict.Leak;

/// <summary>A lock that is kept only if the other thread was there before.</summary>
public sealed class OnlyWhenOvertaken
{
    readonly object gate = new();
    int work;

    public void Run() => Together.Run(Fill, Empty);

    void Fill()
    {
        lock (gate)
            work++;
    }

    void Empty()
    {
        Monitor.Enter(gate);
        if (work > 0)
        {
            work--;
            return;
        }
        Monitor.Exit(gate);
    }
}
