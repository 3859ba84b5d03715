namespace Interleave.Programs.ByVerdict.Leak;

/// <summary>A lock that was only tried, and is kept.</summary>
public sealed class TryEnterForgotten
{
    readonly object gate = new();
    int first;

    public void Run() => Together.Run(() => Try(1), () => Try(2));

    void Try(int me)
    {
        if (Monitor.TryEnter(gate))
            first = me;
    }
}
