namespace Interleave.Programs.ByVerdict.Race;

/// <summary>A set that each thread protects with a lock of its own.</summary>
public sealed class SetUnderTwoLocks
{
    readonly HashSet<int> set = [];

    public void Run() => Together.Run(2, me =>
    {
        var gate = new object();
        lock (gate)
            set.Add(me);
    });
}
