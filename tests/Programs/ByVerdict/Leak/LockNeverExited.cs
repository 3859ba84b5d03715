namespace Interleave.Programs.ByVerdict.Leak;

/// <summary>A lock of the other kind that is never released.</summary>
public sealed class LockNeverExited
{
    readonly Lock gate = new();
    int count;

    public void Run() => Together.Run(Count);

    void Count()
    {
        gate.Enter();
        count++;
    }
}
