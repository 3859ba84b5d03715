namespace Interleave.Programs.ByVerdict.Race;

/// <summary>One round changes the list that the others are taken from.</summary>
public sealed class ParallelLoopChangesItsSource
{
    readonly List<int> numbers = [1, 2, 3];

    public void Run() => Parallel.ForEach(numbers, n =>
    {
        if (n == 2)
            numbers[2] = 0;
    });
}
