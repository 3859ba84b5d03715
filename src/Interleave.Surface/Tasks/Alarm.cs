namespace Interleave.Surface.Tasks;

/// <summary>Something that happens after a time, unless it is called off. No timer waits: it happens at any time from now on.</summary>
internal sealed class Alarm
{
    private readonly Promise<Calls.TaskCalls.Nothing> _promise;

    private Alarm(Controller controller) => _promise = new Promise<Calls.TaskCalls.Nothing>(controller);

    public static Alarm Set(Controller controller, Action action)
    {
        var alarm = new Alarm(controller);
        ExecutionContext? flow = ExecutionContext.Capture();
        WorkItem.Later(controller, () =>
        {
            if (alarm._promise.SetResult(default) && !controller.Abandoned)
                Flow.Run(flow, action);
        });
        return alarm;
    }

    /// <summary>Calls it off; false when it has happened.</summary>
    public bool Cancel() => _promise.SetCancelled(default);
}
