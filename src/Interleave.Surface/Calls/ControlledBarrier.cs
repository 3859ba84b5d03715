using System.Collections.Concurrent;

namespace Interleave.Surface.Calls;

/// <summary>A barrier under control: what the controller does not keep of it.</summary>
/// <remarks>The failures are entered before the phase ends and looked up after it has.</remarks>
internal sealed class ControlledBarrier(int participantCount, Action<Barrier>? action) : Barrier(participantCount)
{
    public Action<Barrier>? Action { get; } = action;

    /// <summary>With what the action of each phase failed.</summary>
    public ConcurrentDictionary<long, Exception> Failures { get; } = [];
}
