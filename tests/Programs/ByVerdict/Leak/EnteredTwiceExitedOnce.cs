namespace Interleave.Programs.ByVerdict.Leak;

/// <summary>A lock that is taken twice by one thread and released once.</summary>
public sealed class EnteredTwiceExitedOnce
{
    readonly object gate = new();
    int count;

    public void Run() => Together.Run(Outer);

    void Outer()
    {
        Monitor.Enter(gate);
        Inner();
    }

    void Inner()
    {
        Monitor.Enter(gate);
        count++;
        Monitor.Exit(gate);
    }
}
