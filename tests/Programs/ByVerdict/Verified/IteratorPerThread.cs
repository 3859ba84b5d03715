namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Each thread has its own enumeration of one array that nobody changes.</summary>
public sealed class IteratorPerThread
{
    readonly int[] numbers = [1, 2, 3];

    public void Run() => Together.Run(Sum, Sum);

    void Sum()
    {
        int sum = 0;
        foreach (int number in Doubled())
            sum += number;
        Assert.That(sum == 12, "Expected the sum of all.");
    }

    IEnumerable<int> Doubled()
    {
        foreach (int number in numbers)
            yield return 2 * number;
    }
}
