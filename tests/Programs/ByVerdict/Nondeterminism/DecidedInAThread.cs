namespace Interleave.Programs.ByVerdict.Nondeterminism;

/// <summary>A thread does another step in every other run.</summary>
public sealed class DecidedInAThread
{
    int first, second;

    public void Run() => Together.Run(Decide, Decide);

    void Decide()
    {
        first++;
        if (Runs.Count("DecidedInAThread") / 2 % 2 == 1)
            second++;
        first++;
    }
}
