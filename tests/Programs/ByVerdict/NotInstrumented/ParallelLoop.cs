namespace Interleave.Programs.ByVerdict.NotInstrumented;

/// <summary>A loop whose rounds the framework runs on threads of its own.</summary>
public sealed class ParallelLoop
{
    int count;

    public void Run() => Parallel.For(0, 4, _ => count++);
}
