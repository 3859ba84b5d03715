using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>Who holds what and who waits, at one moment of a schedule; made by walking through its steps.</summary>
/// <remarks>
/// A trace does not tell a semaphore's first count, so it is taken as the least that lets the trace's waits through:
/// exact for every semaphore that is ever seen empty.
/// </remarks>
internal sealed class ObjectStates
{
    private readonly Dictionary<string, (string Thread, int Depth)> _holders = [];
    private readonly Dictionary<string, long> _semaphores = [];
    private readonly Dictionary<string, List<string>> _waiters = [];

    public ObjectStates(Trace trace)
    {
        var counts = new Dictionary<string, long>();
        foreach (var step in trace.Steps)
        {
            if (step.Location is { } name && SemaphoreChange(step) is var change and not 0)
            {
                var count = counts[name] = counts.GetValueOrDefault(name) + change;
                _semaphores[name] = Math.Max(_semaphores.GetValueOrDefault(name), -count);
            }
        }
    }

    public string? HolderOf(string? name) => name is not null && _holders.TryGetValue(name, out var holder) ? holder.Thread : null;

    public bool IsEmpty(string? semaphore) => semaphore is not null && _semaphores.TryGetValue(semaphore, out var count) && count == 0;

    public bool HasWaiters(string? monitor) => monitor is not null && _waiters.TryGetValue(monitor, out var list) && list.Count > 0;

    public void Take(TraceStep step)
    {
        if (step.Location is not { } name)
        {
            return;
        }

        switch (step.Kind)
        {
            case StepKind.Enter:
            case StepKind.TryEnter when step.Succeeded == true:
                var depth = _holders.TryGetValue(name, out var before) && before.Thread == step.Thread ? before.Depth : 0;
                _holders[name] = (step.Thread, depth + 1);
                break;
            case StepKind.Exit when _holders.TryGetValue(name, out var held):
                if (held.Depth > 1)
                {
                    _holders[name] = (held.Thread, held.Depth - 1);
                }
                else
                {
                    _holders.Remove(name);
                }

                break;
            case StepKind.Wait:
                _holders.Remove(name);
                WaitersOf(name).Add(step.Thread);
                break;
            case StepKind.Reenter:
                WaitersOf(name).Remove(step.Thread);
                _holders[name] = (step.Thread, 1);
                break;
            case StepKind.Pulse when HasWaiters(name):
                WaitersOf(name).RemoveAt(0);
                break;
            case StepKind.PulseAll:
                WaitersOf(name).Clear();
                break;
            default:
                if (SemaphoreChange(step) is var change and not 0)
                {
                    _semaphores[name] = _semaphores.GetValueOrDefault(name) + change;
                }

                break;
        }
    }

    private static int SemaphoreChange(TraceStep step) => step.Kind switch
    {
        StepKind.SemaphoreWait when step.Succeeded != false => -1,
        StepKind.SemaphoreRelease => 1,
        _ => 0,
    };

    private List<string> WaitersOf(string name) =>
        _waiters.TryGetValue(name, out var list) ? list : _waiters[name] = [];
}
