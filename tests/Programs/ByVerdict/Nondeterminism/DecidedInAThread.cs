namespace Interleave.Programs.ByVerdict.Nondeterminism;

/// <summary>A thread does another step in every other run.</summary>
public sealed class DecidedInAThread
{
    int first, second;

    public void Run()
    {
        Runs.Count("DecidedInAThread");
        Together.Run(Decide, Decide);
    }

    void Decide()
    {
        first++;
        if (Runs.Counted("DecidedInAThread") % 2 == 1)
            second++;
        first++;
    }
}
