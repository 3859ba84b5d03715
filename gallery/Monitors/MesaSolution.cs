namespace Interleave.Gallery.Monitors;

/// <summary>The monitor of .NET has Mesa's rules: who is signalled has to come in anew, and others may be there before.</summary>
public abstract class MesaSolution : MonitorSolution
{
    protected readonly object Gate = new();

    public override void Put()
    {
        lock (Gate)
        {
            Add();
            Monitor.Pulse(Gate);
        }
    }
}
