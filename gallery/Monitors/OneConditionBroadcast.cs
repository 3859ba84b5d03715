namespace Interleave.Gallery.Monitors;

/// <summary>All are woken, and each looks whether it was meant.</summary>
public sealed class OneConditionBroadcast : OneConditionForTwo
{
    protected override void Signal(object condition) => Monitor.PulseAll(condition);
}
