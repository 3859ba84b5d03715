namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Loops whose rounds keep to themselves, count atomically, or take turns.</summary>
public sealed class ParallelLoops
{
    readonly int[] squares = new int[4];
    readonly object gate = new();
    int count, sum, total;

    public void Disjoint()
    {
        Parallel.For(0, squares.Length, n => squares[n] = n * n);
        Assert.That(squares is [0, 1, 4, 9], "Each its own.");
    }

    public void Atomic()
    {
        Parallel.ForEach(new List<int> { 1, 2, 3 }, n => Interlocked.Add(ref count, n));
        Assert.That(count == 6, "All are counted.");
    }

    public void Locals()
    {
        Parallel.For(0, 3, () => 0, (n, _, local) => local + n, local =>
        {
            lock (gate)
                total += local;
        });
        Assert.That(total == 3, "All are added.");
    }

    public void SideBySide()
    {
        Parallel.Invoke(() => squares[0] = 1, () => squares[1] = 2);
        Assert.That(squares is [1, 2, 0, 0], "Both have run.");
    }

    public void TwoAtATime()
    {
        Parallel.For(0, 3, new ParallelOptions { MaxDegreeOfParallelism = 2 }, _ =>
        {
            lock (gate)
                sum++;
        });
        Assert.That(sum == 3, "One after the other.");
    }
}
