namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>Two threads that take from one enumeration.</summary>
public sealed class SharedIterator
{
    int first, second;

    public void Run()
    {
        using IEnumerator<int> numbers = Numbers().GetEnumerator();
        Together.Run(() => first = Next(numbers), () => second = Next(numbers));
        Assert.That(first + second == 3, "Expected each number once.");
    }

    static int Next(IEnumerator<int> numbers) => numbers.MoveNext() ? numbers.Current : 0;

    static IEnumerable<int> Numbers()
    {
        yield return 1;
        yield return 2;
    }
}
