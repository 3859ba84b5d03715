using System.Collections.Concurrent;

namespace Interleave.Programs.ByVerdict.NotInstrumented;

/// <summary>Into how many ranges a partitioner divides the numbers depends on the machine.</summary>
public sealed class ParallelLoopOverRanges
{
    int count;

    public void Run() => Parallel.ForEach(Partitioner.Create(0, 4), range => count += range.Item2 - range.Item1);
}
