using Interleave.Gallery.BoundedBuffer.Pipeline;

namespace Interleave.Gallery.BoundedBuffer;

/// <summary>The bounded buffer: its solutions and their scenarios.</summary>
static class BoundedBufferProblem
{
    public static Problem Problem { get; } = new(
        "BoundedBuffer",
        "A Coke machine has room for a few bottles. Who brings one when it is full has to wait, and so has who wants one when it is empty; nothing is lost and nothing is had twice.",
    [
        Buffers<Counters>("counters", "volatile"),
        Buffers<LockHeld>("lock held while waiting", "Monitor"),
        // Two who release and take the lock in turn can do so without end: there is no last execution of that.
        Solution.Of<LockReleased>("lock released and taken again", "Monitor", (nameof(BufferSolution.OneAndOne), Property.NoHang)),
        Buffers<ThreeSemaphores>("three semaphores", "SemaphoreSlim"),
        Buffers<WaitsSwapped>("three semaphores, P's swapped", "SemaphoreSlim"),
        Buffers<SignalsSwapped>("three semaphores, V's swapped", "SemaphoreSlim"),
        Buffers<MonitorBuffer>("monitor, bounded", "Monitor"),
        Buffers<UnboundedQueue>("monitor, unbounded", "Monitor"),
        Buffers<MessagePassing>("messages, N empties ahead", "Monitor"),

        Pipelines<EndPassedOn>("pipeline, end passed on"),
        Pipelines<EndKept>("pipeline, end kept"),
    ]);

    static Solution Buffers<T>(string name, string variant) where T : BufferSolution, new() => Solution.Of<T>(
        name, variant,
        (nameof(BufferSolution.OneAndOne), Property.NoHang),
        (nameof(BufferSolution.TwoAndTwo), Property.NoHang));

    static Solution Pipelines<T>(string name) where T : PipelineSolution, new() => Solution.Of<T>(
        name, "4 stages",
        (nameof(PipelineSolution.TwoLines), Property.NoHang));
}
