namespace Interleave.Gallery.Monitors;

/// <summary>One is woken, whatever he waits for.</summary>
public sealed class OneConditionSignal : OneConditionForTwo
{
    protected override void Signal(object condition) => Monitor.Pulse(condition);
}
