using Interleave.Graphs;
using Interleave.Memory;
using Interleave.Surface;

namespace Interleave.Exploration;

/// <summary>A strategy that chooses a thread before every visible step; what is read is always what was written last.</summary>
internal abstract class ScheduledStrategy : IStrategy
{
    public Graph Graph { get; } = new();

    public virtual IMemoryModel Memory { get; } = new SequentialConsistency();

    public bool Interrupts => true;

    public virtual double Done => 0;

    public virtual long Pending => 0;

    /// <summary>The visible steps of the current execution so far.</summary>
    protected int Steps { get; private set; }

    public abstract int Choose(int current, ReadOnlySpan<int> runnable);

    public virtual void Added(int e)
    {
        if (Visibility.IsVisible(Graph[e]))
            Steps++;
    }

    public virtual bool Next()
    {
        Graph.Clear();
        Steps = 0;
        return true;
    }
}

/// <summary>Which events are steps of a schedule.</summary>
internal static class Visibility
{
    /// <summary>
    /// Whether an event is a step that a schedule counts: not the start and end of threads and joins, which happen as
    /// soon as they can, and not marks.
    /// </summary>
    public static bool IsVisible(in Event it) => it.Kind switch
    {
        EventKind.Mark or EventKind.Fence => false,
        EventKind.Operation => IsVisible((Operation)it.Code, it.Operand),
        _ => true,
    };

    /// <inheritdoc cref="IsVisible(in Event)"/>
    public static bool IsVisible(Operation operation, long argument) =>
        operation is not (Operation.ThreadStart or Operation.ThreadEnd) && !(operation == Operation.ThreadJoin && argument < 0);
}
