namespace Interleave.Surface.Tasks;

/// <summary>
/// A method that awaits <see cref="Task.Yield"/>. It goes on as a new work item each time; where it comes to yield again as it was, having
/// only read in between, it is a waiting loop like others and waits until something that it has read changes.
/// </summary>
internal sealed class YieldLoop(System.Runtime.CompilerServices.IAsyncStateMachine machine)
{
    private Thread? _thread;
    private nint _frame;

    /// <summary>The method yields.</summary>
    public void Yield(Controller controller, Action moveNext)
    {
        ExecutionContext? flow = ExecutionContext.Capture();
        if (ReferenceEquals(_thread, controller.CurrentThread))
        {
            // No compiler can keep it from reading again.
            controller.Operate(null, Operation.Yield, 0);
            controller.LoopBack(SurfaceLoop.Yield, _frame, State(flow));
        }
        WorkItem.Queue(controller, () => GoOn(controller, moveNext, flow), flow);
    }

    /// <summary>The work item: the only thing that its thread does.</summary>
    private unsafe void GoOn(Controller controller, Action moveNext, ExecutionContext? flow)
    {
        byte here = 0;
        (_thread, _frame) = (controller.CurrentThread, (nint)(&here));
        controller.LoopEnter(SurfaceLoop.Yield, _frame, State(flow));
        moveNext();
    }

    private long State(ExecutionContext? flow) => Loops.Local(MachineState.Hash(machine), flow);
}
