using System.Collections.Concurrent;

namespace Interleave.Surface.Calls;

/// <summary>A source of cancellation under control: what the controller does not keep of it.</summary>
/// <remarks>The source itself is never cancelled. A callback is entered before it is registered and looked up after that.</remarks>
internal sealed class ControlledSource : CancellationTokenSource
{
    /// <summary>The callbacks, by the numbers under which they are registered.</summary>
    public ConcurrentDictionary<long, Action> Callbacks { get; } = [];

    /// <summary>The number behind each registration that was given out.</summary>
    public ConcurrentDictionary<CancellationTokenRegistration, long> Numbers { get; } = [];

    /// <summary>Its registrations with the tokens that it is linked to.</summary>
    public List<CancellationTokenRegistration> Links { get; } = [];

    /// <summary>What cancels it after a time.</summary>
    public ITimer? Timer { get; set; }
}
