namespace Interleave.Programs.ByVerdict.Nondeterminism;

/// <summary>Every other run has a thread more.</summary>
public sealed class ThreadsByTheCount
{
    int count;

    public void Run() => Together.Run(Runs.Count("ThreadsByTheCount") % 2 == 1 ? 3 : 2, _ => count++);
}
