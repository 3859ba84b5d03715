using System.Reflection;
using System.Runtime.CompilerServices;

namespace Interleave.Surface.Tasks;

/// <summary>What an await waits for.</summary>
/// <param name="Task">The task; null when it is none.</param>
/// <param name="OnContext">Whether the code behind it goes on in the context it is in.</param>
internal readonly record struct Awaited(Task? Task, bool OnContext);

/// <summary>The awaiters that the framework has.</summary>
internal static class Awaiters
{
    /// <summary>Has code run when what it awaits is there.</summary>
    public static void OnCompleted<TAwaiter>(Controller controller, ref TAwaiter awaiter, Action action)
        where TAwaiter : INotifyCompletion
    {
        if (typeof(TAwaiter) == typeof(YieldAwaitable.YieldAwaiter))
        {
            Continuation.Await(action, onContext: true).Run(controller, inline: false);
        }
        else if (Known<TAwaiter>.Awaited is { } awaited && awaited(ref awaiter) is { Task: { } task } of)
        {
            OnCompleted(controller, task, action, of.OnContext);
        }
        else
        {
            // One of the program's own, or a value task that a source of the program's own stands behind.
            ExecutionContext? flow = ExecutionContext.Capture();
            if (awaiter is ICriticalNotifyCompletion)
                ((ICriticalNotifyCompletion)awaiter).UnsafeOnCompleted(() => Flow.Run(flow, action));
            else
                awaiter.OnCompleted(() => Flow.Run(flow, action));
        }
    }

    /// <summary>The task that an awaiter of the framework's awaits, or null.</summary>
    public static Task? TaskOf<TAwaiter>(ref TAwaiter awaiter) => Known<TAwaiter>.Awaited is { } awaited ? awaited(ref awaiter).Task : null;

    /// <summary>Has code run when a task is complete.</summary>
    public static void OnCompleted(Controller controller, Task task, Action action, bool onContext)
    {
        Continuation continuation = Continuation.Await(action, onContext);
        if (ControlledTask.Of(controller, task) is not { } known || !known.TryContinue(controller, continuation))
            continuation.Run(controller, inline: false);
    }

    /// <summary>Whether an await need not wait.</summary>
    public static bool IsCompleted(Controller controller, Task? task)
    {
        Calls.Guard.Receiver(controller, task);
        return ControlledTask.IsCompleted(controller, task!);
    }

    /// <summary>Before the result of an awaiter is taken: waits for it.</summary>
    public static bool End(Controller controller, Task? task)
    {
        Calls.Guard.Receiver(controller, task);
        ControlledTask.Wait(controller, task!, Timeout.Infinite);
        if (controller.Abandoned)
            return false;
        ControlledTask.Observe(task!);
        return true;
    }

    private delegate Awaited Reader<TAwaiter>(ref TAwaiter awaiter);

    private static Awaited OfTask<TAwaiter>(ref TAwaiter awaiter) => new(RealTask.Of(ref Unsafe.As<TAwaiter, TaskAwaiter>(ref awaiter)), true);

    private static Awaited OfConfigured<TAwaiter>(ref TAwaiter awaiter)
    {
        ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter at = ref Unsafe.As<TAwaiter, ConfiguredTaskAwaitable.ConfiguredTaskAwaiter>(ref awaiter);
        return new(RealTask.Of(ref at), (RealTask.Options(ref at) & ConfigureAwaitOptions.ContinueOnCapturedContext) != 0);
    }

    /// <summary>How the task is found in an awaiter of a type; looked up once.</summary>
    /// <remarks>The framework's awaiters of tasks with a result are laid out as those without; it reads them in this way itself.</remarks>
    private static class Known<TAwaiter>
    {
        public static readonly Reader<TAwaiter>? Awaited = Find();

        private static Reader<TAwaiter>? Find()
        {
            Type type = typeof(TAwaiter), open = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
            if (open == typeof(TaskAwaiter) || open == typeof(TaskAwaiter<>))
                return OfTask;
            if (open == typeof(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter) || open == typeof(ConfiguredTaskAwaitable<>.ConfiguredTaskAwaiter))
                return OfConfigured;
            bool configured = open == typeof(ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter)
                || open == typeof(ConfiguredValueTaskAwaitable<>.ConfiguredValueTaskAwaiter);
            if (!configured && open != typeof(ValueTaskAwaiter) && open != typeof(ValueTaskAwaiter<>))
                return null;
            Type reader = type.IsGenericType ? typeof(RealValueTask<>).MakeGenericType(type.GetGenericArguments()) : typeof(RealValueTask);
            MethodInfo method = reader.GetMethod("Awaited", [type.MakeByRefType()])!;
            return method.CreateDelegate<Reader<TAwaiter>>();
        }
    }
}
