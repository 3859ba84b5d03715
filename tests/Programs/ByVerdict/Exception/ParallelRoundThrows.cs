namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>What a round throws comes out of the loop.</summary>
public sealed class ParallelRoundThrows
{
    public void Run() => Parallel.For(0, 2, n => GC.KeepAlive(10 / n));
}
