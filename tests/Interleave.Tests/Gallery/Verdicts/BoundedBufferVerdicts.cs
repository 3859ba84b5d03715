namespace Interleave.Tests.Gallery.Verdicts;

/// <summary>The bounded buffer.</summary>
internal static class BoundedBufferVerdicts
{
    public static readonly VerdictTable Buffers = new("BoundedBuffer", "safe, no busy-waiting, no hang", new()
    {
        ["Counters"] = "---",
        ["LockHeld"] = "+--",
        ["LockReleased"] = "+-+",
        ["ThreeSemaphores"] = "+++",
        ["WaitsSwapped"] = "++-",
        ["SignalsSwapped"] = "+++",
        ["MonitorBuffer"] = "+++",
        ["UnboundedQueue"] = "+++",
        ["MessagePassing"] = "+++",
    });

    public static readonly VerdictTable Pipelines = new("BoundedBuffer/Pipeline", "safe, no busy-waiting, no hang", new()
    {
        ["EndPassedOn"] = "+++",
        ["EndKept"] = "++-",
    });
}
