namespace Interleave.Programs.ByVerdict.Nondeterminism;

/// <summary>A count of the runs that the framework keeps: every other run starts with another step.</summary>
public sealed class CounterInTheFramework
{
    int first, second;

    public void Run()
    {
        bool odd = Runs.Count("CounterInTheFramework") % 2 == 1;
        Together.Run(() => Step(odd), () => Step(odd));
    }

    void Step(bool odd)
    {
        if (odd)
            first++;
        else
            second++;
        first++;
    }
}
