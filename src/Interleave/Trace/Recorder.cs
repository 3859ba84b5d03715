using Interleave.Executing;

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

    private string? call;

    public void Record(int e)
    {
        var key = (execution.Graph[e].Thread, execution.Graph[e].Index);
        Places[key] = Executing.Places.Here();
        if (call is not null)
            Calls[key] = call;
        call = null;
    }

    public void Waiting(int thread) => Waits[thread] = Executing.Places.Here();

    public void Named(int cell, object target) => Objects[cell] = target;

    public void Called(string name) => call = name;

    public void Seen(object target, int location, int field)
    {
        Homes[target] = (location, field);
        References[execution.Names.Identity(target, execution.Threads.Current)] =
            target as string is { } text ? $"\"{text}\"" : target.GetType().Name;
    }
}
