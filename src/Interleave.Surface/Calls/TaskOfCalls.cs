namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="Task{TResult}"/>, beside what it has of <see cref="Task"/>.</summary>
[Replaces(typeof(Task<>))]
public static partial class TaskOfCalls
{
    public static TResult get_Result<TResult>(Task<TResult> target)
    {
        if (Controller.Current is not { } controller)
            return target.Result;
        TaskCalls.Wait(controller, target, Timeout.Infinite, default);
        return controller.Abandoned ? default! : target.Result;
    }
}
