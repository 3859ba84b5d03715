using Interleave.Executing;
using Interleave.Reports;

namespace Interleave.Tracing;

/// <summary>Notes, while an execution is repeated, where each event happens and what objects are called.</summary>
internal sealed class Recorder(Execution execution) : ITracer
{
    /// <summary>Where each event happened, by thread and index.</summary>
    public Dictionary<(int Thread, int Index), List<Place>> Places { get; } = [];

    /// <summary>The calls that events stand for.</summary>
    public Dictionary<(int Thread, int Index), string> Calls { get; } = [];

    /// <summary>Where each thread waits.</summary>
    public Dictionary<int, List<Place>> Waits { get; } = [];

    /// <summary>The objects behind cells.</summary>
    public Dictionary<int, object> Objects { get; } = [];

    /// <summary>The field or element that an object was last seen in.</summary>
    public Dictionary<object, (int Location, int Field)> Homes { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>References as text.</summary>
    public Dictionary<long, string> References { get; } = new() { [0] = "null" };

    /// <summary>Where each thread was in the program when it did something last; one of the pool begins where its work was queued.</summary>
    private readonly Dictionary<int, List<Place>> lastSeen = [];

    /// <summary>The call that each thread is about to make: another one may run before it has made it.</summary>
    private readonly Dictionary<int, string> calling = [];

    public void Record(int e)
    {
        var key = (execution.Graph[e].Thread, execution.Graph[e].Index);
        Places[key] = Here();
        if (calling.Remove(key.Thread, out string? call))
            Calls[key] = call;
    }

    public void Waiting(int thread) => Waits[thread] = Here();

    public void Named(int cell, object target) => Objects[cell] = target is Surface.Tasks.ControlledTask task ? task.Face : target;

    public void Called(string name) => calling[execution.Threads.Current.Number] = name;

    public void Seen(object target, int location, int field)
    {
        Homes[target] = (location, field);
        References[execution.Names.Identity(target, execution.Threads.Current)] =
            target as string is { } text ? $"\"{text}\"" : Words.Type(target.GetType());
    }

    public void Queued(int thread) => lastSeen[thread] = Here();

    /// <summary>What the framework does when a thread has left the program happens where it was last.</summary>
    private List<Place> Here()
    {
        List<Place> places = Executing.Places.Here();
        int thread = execution.Threads.Current.Number;
        if (!places.Exists(p => p.File is not null))
            return lastSeen.GetValueOrDefault(thread, places);
        return lastSeen[thread] = places;
    }
}
