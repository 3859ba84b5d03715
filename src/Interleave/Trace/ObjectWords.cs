using Interleave.Executing;
using Interleave.Graphs;
using Interleave.Objects;
using Interleave.Surface;

namespace Interleave.Tracing;

/// <summary>What is done with events, countdowns, barriers and cancellation, in words.</summary>
internal sealed class ObjectWords(Execution execution, Naming naming)
{
    /// <summary>The operation on one object that an event is mostly about.</summary>
    public (int Cell, Operation Operation, long Argument) PartOf(in Event it)
    {
        IReadOnlyList<(int, Operation, long)> parts = Parts(it);
        return parts.Count > 1 && it.Result > 0 && !All(it.Cell, it.Operand) ? parts[(int)(it.Result >> 32)] : parts[0];
    }

    /// <summary>The operation in words; null when the step's kind says it.</summary>
    public string? Of(in Event it)
    {
        IReadOnlyList<(int Cell, Operation Operation, long Argument)> parts = Parts(it);
        if (it.Result is GroupObject.Interrupted or GroupObject.MustWait)
        {
            string listed = Listed(it.Cell, it.Operand, parts);
            return it.Result == GroupObject.Interrupted ? $"is interrupted in its wait for {listed}" : $"has to wait for {listed}";
        }
        if (parts.Count > 1)
        {
            string listed = Listed(it.Cell, it.Operand, parts);
            if (it.Result < 0)
                return $"stops waiting for {listed}: time is up";
            return All(it.Cell, it.Operand) ? $"has waited for {listed}" : $"waits for {listed} → {naming.Of(PartOf(it).Cell)}";
        }
        (int cell, Operation operation, long argument) = parts[0];
        string name = naming.Of(cell);
        return operation switch
        {
            Operation.ObjectDispose => $"disposes of {name}",
            Operation.ObjectIsOpen => $"looks whether {name} is disposed → {(it.Result == 0 ? "true" : "false")}",
            Operation.EventSet => $"sets {name}",
            Operation.EventReset => $"resets {name}",
            Operation.EventWait => it.Result == 1 ? $"finds {name} set" : $"stops waiting for {name}: not set",
            Operation.EventIsSet => $"reads {name}.IsSet → {(it.Result == 1 ? "true" : "false")}",
            Operation.MutexWait when it.Result == 2 => $"takes {name}, whose owner has ended",
            Operation.MutexAbandon => $"ends without releasing {name}",
            Operation.SemaphoreLook => it.Result == 1 ? $"finds that {name} has something left" : $"stops waiting for {name}: nothing left",
            Operation.CountdownSignal => it.Result < 0 ? $"signals {name} → too often" : $"signals {name}{Times(argument)}{(it.Result == 1 ? " → 0" : "")}",
            Operation.CountdownAdd => $"adds {argument} to {name}{(it.Result == 1 ? "" : " → not possible")}",
            Operation.CountdownReset => $"resets {name}",
            Operation.CountdownWait => it.Result == 1 ? $"finds {name} at 0" : $"stops waiting for {name}: not 0",
            Operation.CountdownCount => $"reads {name}.CurrentCount → {it.Result}",
            Operation.CountdownInitial => $"reads {name}.InitialCount → {it.Result}",
            Operation.BarrierArrive => it.Result switch
            {
                -1 => $"arrives at {name} as the last one, runs the action",
                -2 => $"arrives at {name} as the last one",
                < 0 => $"arrives at {name} → not possible",
                _ => $"arrives at {name}",
            },
            Operation.BarrierAwait => $"goes on at {name}",
            Operation.BarrierWithdraw => it.Result == 1 ? $"stops waiting at {name}" : $"goes on at {name}",
            Operation.BarrierFinish => argument == 1 ? $"has run the action of {name}" : $"has failed in the action of {name}",
            Operation.BarrierAdd => $"adds {argument} to {name}",
            Operation.BarrierRemove => $"removes {argument} from {name}",
            Operation.BarrierParticipants => $"reads {name}.ParticipantCount → {it.Result}",
            Operation.BarrierRemaining => $"reads {name}.ParticipantsRemaining → {it.Result}",
            Operation.BarrierPhase => $"reads {name}.CurrentPhaseNumber → {it.Result}",
            Operation.BarrierInAction => $"looks whether it runs the action of {name} → {(it.Result == 1 ? "true" : "false")}",
            Operation.CancelRequest => it.Result < 0 ? $"cancels {name}, which is cancelled already" : $"cancels {name}",
            Operation.CancelNext => it.Result > 0 ? $"runs the next callback of {name}" : $"has run the callbacks of {name}",
            Operation.CancelIsRequested => $"looks whether {name} is cancelled → {(it.Result == 1 ? "true" : "false")}",
            Operation.CancelWait => it.Result == 1 ? $"finds {name} cancelled" : $"stops waiting for {name}: not cancelled",
            Operation.CancelRegister => $"registers with {name}",
            Operation.CancelUnregister => $"removes its callback from {name}",
            Operation.CancelAwaitCallback => $"sees the end of a callback of {name}",
            Operation.CancelReset => $"resets {name}",
            Operation.SemaphoreQueue => it.Result == 1 ? $"takes {name}" : $"waits for {name} without blocking",
            Operation.SemaphoreUnqueue => it.Result == 1 ? $"no longer waits for {name}" : $"has got {name} already",
            Operation.TaskSchedule => $"queues {name}",
            Operation.TaskStart => it.Result == 1 ? $"begins {name}" : $"does not begin {name}, which is cancelled",
            Operation.TaskComplete => it.Result == 0 ? $"cannot complete {name}, which is complete" : $"completes {name}",
            Operation.TaskCancel => it.Result == 0 ? $"cannot cancel {name}, which has begun" : $"cancels {name}",
            Operation.TaskContinue => it.Result == 1 ? $"will go on when {name} is complete" : $"finds {name} complete",
            Operation.TaskContinuation => $"runs the next continuation of {name}",
            Operation.TaskOutcome => $"takes the result of {name}",
            Operation.TaskWait => it.Result == 1 ? $"finds {name} complete" : $"finds {name} not complete",
            Operation.TaskStatus => $"reads {name}.Status → {(TaskStatus)it.Result}",
            Operation.TaskAttach => $"attaches a task to {name}",
            Operation.TaskLeave => it.Operand == 1 ? $"has run {name}" : $"ends a task that is attached to {name}",
            Operation.TaskArrive => $"counts towards {name}",
            Operation.TimerSet => it.Operand == 0 ? $"stops {name}" : $"sets {name}",
            Operation.TimerWait => $"waits for {name}",
            Operation.TimerFire or Operation.TimerFireAgain => it.Result == 1 ? $"is called by {name}" : $"is no longer called by {name}",
            Operation.TimerEnd => $"returns to {name}",
            Operation.TimerDispose => $"disposes of {name}",
            >= Operation.ChannelTryWrite and <= Operation.ChannelCount => ChannelWords.Of(operation, name, it.Result, execution.Cells[cell].Machine!),
            >= Operation.CollectionBound and <= Operation.CollectionStatus => CollectionWords.Of(operation, name, it.Result, execution.Cells[cell].Machine!),
            Operation.LoopEnter => it.Result == 1 ? "begins a round" : "leaves out a round",
            Operation.LoopStop => it.Result == 1 ? "stops the loop" : "cannot stop the loop, which is broken off",
            Operation.LoopBreak => it.Result == 1 ? "breaks off the loop" : "cannot break off the loop, which is stopped",
            Operation.LoopFail => "ends a round with an exception",
            Operation.LoopIsStopped or Operation.LoopHasFailed or Operation.LoopLowest => "looks how far the loop is to go",
            Operation.ThreadInterrupt => $"interrupts {name}",
            Operation.TakeInterrupt => it.Result == 1 ? "is interrupted" : "finds that it is not interrupted",
            _ => null,
        };
    }

    /// <summary>What is missing for a wait to go on, as the end of a sentence; null where a lock or the like says it better.</summary>
    public string? InVain(IReadOnlyList<(int Cell, Operation Operation, long Argument)> parts, int state)
    {
        if (parts.Count > 1)
        {
            IEnumerable<string> states = parts.Select(p => $"{naming.Of(p.Cell)} is {Describe(p.Cell, state)}");
            return $"and no thread is left to bring it about: {string.Join(", ", states)}";
        }
        (int cell, Operation operation, _) = parts[0];
        return operation switch
        {
            Operation.EventWait => "which is not set, and no thread is left to set it",
            Operation.CountdownWait => $"which has not come to 0 ({Describe(cell, state)}), and no thread is left to signal it",
            Operation.BarrierAwait => $"where {Describe(cell, state)}, and no thread is left to arrive",
            Operation.BarrierAdd or Operation.BarrierRemove or Operation.BarrierWithdraw => "whose action does not end",
            Operation.CancelWait => "which is not cancelled, and no thread is left to cancel it",
            Operation.TaskWait => OfTask(cell),
            Operation.CancelAwaitCallback => "a callback of which does not end",
            Operation.CollectionAdd => $"which is full ({Describe(cell, state)}), and no thread is left to take anything from it",
            Operation.CollectionTake => "which is empty and not complete, and no thread is left to add anything to it",
            Operation.TakeInterrupt => "and no thread is left that could interrupt it",
            _ => null,
        };
    }

    /// <summary>What the asynchronous code behind a task waits for in the end, where that is an object other than a task.</summary>
    public string? AtLast(int cell, Operation operation) => operation == Operation.TaskWait ? naming.AwaitedBy(cell).AtLast : null;

    private string OfTask(int cell)
    {
        (IReadOnlyList<string> tasks, string? atLast) = naming.AwaitedBy(cell);
        return string.Concat(tasks.Select(t => $"which awaits {t}, "))
            + (atLast is null ? "which is not complete, and no thread is left to complete it" : $"which waits for {atLast}, and no thread is left to bring that about");
    }

    /// <summary>The objects of an operation: <c>a</c>, <c>a or b</c>, <c>a and b</c>.</summary>
    public string Listed(int cell, long argument, IReadOnlyList<(int Cell, Operation Operation, long Argument)> parts) =>
        Reports.Words.List(
            [.. parts.Select(p => p.Operation == Operation.TakeInterrupt ? "an interrupt" : naming.Of(p.Cell))], All(cell, argument) ? "and" : "or");

    private string Describe(int cell, int state)
    {
        SyncObject machine = execution.Cells[cell].Machine!;
        return machine.Holder(execution.StateOf(cell, state)) is >= 0 and var holder
            ? $"held by {execution.NameOf(execution.Threads[holder])}"
            : machine.Describe(execution.StateOf(cell, state));
    }

    private static string Times(long count) => count == 1 ? "" : $" {count} times";

    private IReadOnlyList<(int Cell, Operation Operation, long Argument)> Parts(in Event it) =>
        execution.PartsOf(it.Cell, (Operation)it.Code, it.Operand);

    private bool All(int cell, long argument) => execution.Cells[cell].Machine is GroupObject group && group.RequestOf(argument).All;
}
