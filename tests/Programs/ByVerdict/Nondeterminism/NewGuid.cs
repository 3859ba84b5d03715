namespace Interleave.Programs.ByVerdict.Nondeterminism;

/// <summary>A step that depends on a fresh identifier.</summary>
public sealed class NewGuid
{
    int first, second;

    public void Run()
    {
        bool high = Guid.NewGuid().ToByteArray()[0] >= 128;
        Together.Run(() => Step(high), () => Step(high));
    }

    void Step(bool high)
    {
        if (high)
            first++;
        else
            second++;
        first++;
    }
}
