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
        bool suppressed = ExecutionContext.IsFlowSuppressed();
        if (suppressed)
            ExecutionContext.RestoreFlow();
        var left = new Surroundings(ExecutionContext.Capture()!, suppressed, SynchronizationContext.Current, RunningTask.Current);
        SynchronizationContext.SetSynchronizationContext(null);
        RunningTask.Current = null;
        if (thread.Number != 0)
            ExecutionContext.Restore(thread.Flow ?? Empty);
        return left;
    }

    public void ComeBack()
    {
        if (ExecutionContext.IsFlowSuppressed())
            ExecutionContext.RestoreFlow();
        ExecutionContext.Restore(Flow);
        if (IsSuppressed)
            ExecutionContext.SuppressFlow();
        SynchronizationContext.SetSynchronizationContext(Context);
        RunningTask.Current = Task;
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
