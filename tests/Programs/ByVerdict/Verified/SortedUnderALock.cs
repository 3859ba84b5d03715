namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>An array that grows, is sorted and is searched, each under the lock.</summary>
public sealed class SortedUnderALock
{
    readonly Lock gate = new();
    int[] numbers = [2, 3, 1];
    bool found;

    public void Run()
    {
        Together.Run(
            () =>
            {
                lock (gate)
                {
                    Array.Resize(ref numbers, 4);
                    numbers.AsSpan().Sort();
                }
            },
            () =>
            {
                lock (gate)
                    found = Array.IndexOf(numbers, 3) >= 0;
            });
        Assert.That(found && numbers is [0, 1, 2, 3], "Sorted, and never without the three.");
    }
}
