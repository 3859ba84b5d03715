namespace Interleave.Programs.ByVerdict.Race;

/// <summary>A list that two threads fill without a lock.</summary>
public sealed class ListWithoutLock
{
    readonly List<int> list = [];

    public void Run() => Together.Run(() => list.Add(1), () => list.Add(2));
}
