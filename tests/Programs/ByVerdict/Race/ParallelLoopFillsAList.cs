namespace Interleave.Programs.ByVerdict.Race;

/// <summary>The rounds of a parallel loop put their results into a list that is not made for that.</summary>
public sealed class ParallelLoopFillsAList
{
    readonly List<int> squares = [];

    public void Run() => Parallel.ForEach(new[] { 1, 2, 3 }, n => squares.Add(n * n));
}
