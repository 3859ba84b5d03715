namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>A lock that is not released when the work fails.</summary>
public sealed class ForgottenExit
{
    readonly object gate = new();

    public void Run() => Together.Run(Work, Work);

    void Work()
    {
        try
        {
            Monitor.Enter(gate);
            Fail();
            Monitor.Exit(gate);
        }
        catch (InvalidOperationException)
        {
            // Logged; and the lock is still held.
        }
    }

    static void Fail() => throw new InvalidOperationException("on purpose");
}
