using System.Runtime.CompilerServices;

namespace Interleave.Surface.Tasks;

/// <summary>The methods that the compiler has made state machines of.</summary>
internal static class AsyncMethod
{
    /// <summary>The method waits for something.</summary>
    /// <param name="controller">The controller.</param>
    /// <param name="task">Its task.</param>
    /// <param name="awaiter">What it waits for.</param>
    /// <param name="machine">Its state; a struct is taken along to the heap the first time.</param>
    public static void Await<TAwaiter, TMachine>(Controller controller, Task task, ref TAwaiter awaiter, ref TMachine machine)
        where TAwaiter : INotifyCompletion
        where TMachine : IAsyncStateMachine
    {
        if (controller.Abandoned)
            return;
        ControlledTask known = RealTask.State(task) as ControlledTask ?? ControlledTask.Make(controller, task);
        known.MoveNext ??= Keep(controller, machine);
        known.Code ??= typeof(TMachine);
        known.Awaiting = Awaiters.TaskOf(ref awaiter);
        if (typeof(TAwaiter) == typeof(YieldAwaitable.YieldAwaiter) && Flow.Context is null && Schedulers.OfAwaits is null)
            (known.Yields ??= new YieldLoop((IAsyncStateMachine)known.MoveNext.Target!)).Yield(controller, known.MoveNext);
        else
            Awaiters.OnCompleted(controller, ref awaiter, known.MoveNext);
    }

    /// <summary>The method begins: what the compiler has made an object of, or will, is memory that only the method has.</summary>
    public static void Begin<TMachine>(TMachine machine)
        where TMachine : IAsyncStateMachine
    {
        if (!typeof(TMachine).IsValueType)
            Controller.Current?.Own(machine);
    }

    private static Action Keep(Controller controller, IAsyncStateMachine machine)
    {
        if (machine.GetType().IsValueType)
            controller.Own(machine);
        return machine.MoveNext;
    }

    /// <summary>What is known of the task that a builder has made, by its only field of that type; null when it has made none.</summary>
    public static ControlledTask? Of(Task? task) => task is null ? null : RealTask.State(task) as ControlledTask;
}
