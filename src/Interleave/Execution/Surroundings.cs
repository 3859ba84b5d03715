using Interleave.Surface.Tasks;

namespace Interleave.Executing;

/// <summary>What an OS thread has around the code that runs on it. Logical threads share OS threads, not this.</summary>
/// <param name="Flow">The execution context.</param>
/// <param name="IsSuppressed">Whether that does not flow to what is started.</param>
/// <param name="Context">The synchronization context.</param>
/// <param name="Task">The task that runs.</param>
internal readonly record struct Surroundings(ExecutionContext Flow, bool IsSuppressed, SynchronizationContext? Context, Task? Task)
{
    /// <summary>The execution context without values.</summary>
    private static readonly ExecutionContext Empty = MakeEmpty();

    /// <summary>The body of a logical thread begins: it has its own.</summary>
    public static Surroundings Leave(LogicalThread thread)
    {
        // What does not flow cannot be captured.
        ExecutionContext? flow = ExecutionContext.Capture();
        bool suppressed = flow is null;
        if (flow is null)
        {
            ExecutionContext.RestoreFlow();
            flow = ExecutionContext.Capture()!;
        }
        var left = new Surroundings(flow, suppressed, SynchronizationContext.Current, RunningTask.Current);
        Set(thread.Number == 0 ? flow : thread.Flow ?? Empty, null, null);
        return left;
    }

    public void ComeBack()
    {
        if (ExecutionContext.IsFlowSuppressed())
            ExecutionContext.RestoreFlow();
        Set(Flow, Context, Task);
        if (IsSuppressed)
            ExecutionContext.SuppressFlow();
    }

    /// <remarks>Mostly it is all there already, and asking costs less than setting.</remarks>
    private static void Set(ExecutionContext flow, SynchronizationContext? context, Task? task)
    {
        if (ExecutionContext.Capture() != flow)
            ExecutionContext.Restore(flow);
        if (SynchronizationContext.Current != context)
            SynchronizationContext.SetSynchronizationContext(context);
        if (RunningTask.Current != task)
            RunningTask.Current = task;
    }

    private static ExecutionContext MakeEmpty()
    {
        ExecutionContext? empty = null;
        var thread = new Thread(() => empty = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return empty!;
    }
}
