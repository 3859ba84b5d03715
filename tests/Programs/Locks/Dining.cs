namespace Interleave.Programs;

/// <summary>n philosophers eat once each.</summary>
public sealed class Dining
{
    sealed class Fork;

    public void Dining_Ordered_3() => Run(3, ordered: true);

    public void Dining_Ordered_4() => Run(4, ordered: true);

    public void Dining_Ordered_5() => Run(5, ordered: true);

    public void Dining_Ordered_6() => Run(6, ordered: true);

    public void Dining_Ordered_7() => Run(7, ordered: true);

    public void Dining_Ordered_8() => Run(8, ordered: true);

    public void Dining_Naive_3() => Run(3, ordered: false);

    public void Dining_Naive_4() => Run(4, ordered: false);

    public void Dining_Naive_5() => Run(5, ordered: false);

    public void Dining_Naive_6() => Run(6, ordered: false);

    static void Run(int n, bool ordered)
    {
        var forks = new Fork[n];
        for (int i = 0; i < n; i++)
            forks[i] = new Fork();
        var ate = new int[n];
        Together.Run(n, i =>
        {
            int left = i, right = (i + 1) % n;
            if (ordered && right < left)
                (left, right) = (right, left);
            Eat(forks[left], forks[right], ate, i);
        });
        for (int i = 0; i < n; i++)
            Assert.That(ate[i] == 1, "Expected everybody to have eaten once.");
    }

    static void Eat(Fork first, Fork second, int[] ate, int i)
    {
        lock (first)
        {
            lock (second)
                ate[i]++;
        }
    }
}
