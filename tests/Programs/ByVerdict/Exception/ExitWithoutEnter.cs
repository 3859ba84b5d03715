namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A lock that is released by a thread that does not have it.</summary>
public sealed class ExitWithoutEnter
{
    readonly object gate = new();

    public void Run() => Together.Run(() => Monitor.Enter(gate), () => Monitor.Exit(gate));
}
