namespace Interleave.Programs.ByVerdict.Race;

/// <summary>A number that may be missing: whether it is there is one part, which it is the other.</summary>
public sealed class TornNullable
{
    int? answer;
    int seen;

    public void Run() => Together.Run(() => answer = 42, Look);

    void Look()
    {
        int? copy = answer;
        seen = copy ?? 0;
    }
}
