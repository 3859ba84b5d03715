namespace Interleave.Programs.ByVerdict.Leak;

/// <summary>A lock that is not released when the work fails, which nobody is told.</summary>
public sealed class ExceptionSwallowed
{
    readonly object gate = new();

    public void Run() => Together.Run(Work);

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
        }
    }

    static void Fail() => throw new InvalidOperationException("on purpose");
}
