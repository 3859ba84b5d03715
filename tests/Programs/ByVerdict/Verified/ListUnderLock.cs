namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A list that both threads fill with the lock held.</summary>
public sealed class ListUnderLock
{
    readonly List<int> list = [];

    public void Run()
    {
        Together.Run(() => Add(1, 2), () => Add(3, 4));
        list.Sort();
        Assert.That(list is [1, 2, 3, 4], "Expected every item once.");
    }

    void Add(int first, int second)
    {
        lock (list)
            list.Add(first);
        lock (list)
            list.Add(second);
    }
}
