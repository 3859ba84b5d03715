namespace Interleave.Gallery.Monitors;

/// <summary>Room for one item: some wait for an item and some for room, on the same condition.</summary>
public abstract class OneConditionForTwo : MonitorSolution
{
    readonly object Gate = new();

    protected override int Room => 1;

    /// <summary>Wakes one of those who wait on the condition, or all.</summary>
    protected abstract void Signal(object condition);

    public override void Put()
    {
        lock (Gate)
        {
            while (Items == Room)
                Monitor.Wait(Gate);
            Add();
            Signal(Gate);
        }
    }

    public override void Take()
    {
        lock (Gate)
        {
            while (Items == 0)
                Monitor.Wait(Gate);
            Remove();
            Signal(Gate);
        }
    }
}
