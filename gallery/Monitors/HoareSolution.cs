namespace Interleave.Gallery.Monitors;

/// <summary>With Hoare's rules, what was true at the signal is true when the wait ends.</summary>
public abstract class HoareSolution(HoareMonitor monitor) : MonitorSolution
{
    readonly HoareMonitor.Condition NotEmpty = new();

    public override void Put()
    {
        monitor.Enter();
        Add();
        monitor.Signal(NotEmpty);
        monitor.Exit();
    }

    public override void Take()
    {
        monitor.Enter();
        if (Items == 0)
            monitor.Wait(NotEmpty);
        Remove();
        monitor.Exit();
    }
}
