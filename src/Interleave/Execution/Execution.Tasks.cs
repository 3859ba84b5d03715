using Interleave.Objects;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>Tasks and work that is queued.</summary>
internal sealed partial class Execution
{
    /// <summary>What the threads knew that have added continuations to a task or completed it, by the task's cell.</summary>
    private readonly Dictionary<int, int[]> knownByTask = [];

    /// <summary>How many timers, one following from the other, have led to what has been done with a task, by the task's cell.</summary>
    private readonly Dictionary<int, int> timersByTask = [];

    /// <summary>Whether anybody has asked for the status of a task, so that it matters when one begins to run.</summary>
    private bool asksForStatus;

    /// <summary>The timers that were set in any execution, and those of which it was left out that they were stopped, by identity.</summary>
    private readonly HashSet<int> setTimers = [], leftTimers = [];

    /// <summary>Whether anybody has waited for the callbacks of a timer, so that it matters when one ends.</summary>
    private bool waitsForTimers;

    public override void Queue(Action work, string kind, System.Threading.ExecutionContext? flow, bool delayed)
    {
        if (Abandoned || (delayed && !MayFollow(Threads.Current)))
            return;
        LogicalThread made = Threads.Create(kind);
        made.Body = work;
        made.IsBackground = true;
        Observed = true;
        Tracer?.Queued(made.Number);
        Begin(made, flow);
        if (delayed)
            made.Timers++;
    }

    /// <summary>How many timers may follow from each other: a loop that waits for a time in each round has no end of its own.</summary>
    public const int TimerBound = 5;

    /// <summary>Whether a timer was left out in this execution because too many came before it.</summary>
    public bool LeavesOutTimers { get; private set; }

    private bool MayFollow(LogicalThread thread)
    {
        LeavesOutTimers |= thread.Timers >= TimerBound;
        return thread.Timers < TimerBound;
    }

    private long OnTimer(LogicalThread thread, object target, Operation operation, long argument)
    {
        int cell = CellOf<TimerObject>(target, thread);
        switch (operation)
        {
            case Operation.TimerCreate:
                Cells[cell].Initial = Cells[cell].Machine!.Initial(argument);
                Cells[cell].Run = run;
                return 0;

            case Operation.TimerEnd when !waitsForTimers:
                return 0;

            case Operation.TimerSet or Operation.TimerDispose when argument == 0 && !setTimers.Contains(Cells[cell].Location):
                // One that is never set never fires, whatever becomes of it.
                leftTimers.Add(Cells[cell].Location);
                return operation == Operation.TimerSet ? 1 : 0;

            case Operation.TimerSet or Operation.TimerWait:
                if (setTimers.Add(Cells[cell].Location) && leftTimers.Contains(Cells[cell].Location))
                    Relearn();
                break;

            case Operation.TimerDispose when argument != 0 && !waitsForTimers:
                waitsForTimers = true;
                if (!IsAlone)
                    Relearn();
                break;
        }
        MustBeMade(cell, target);
        return Operate(cell, operation, argument);
    }

    private long OnTask(LogicalThread thread, object target, Operation operation, long argument)
    {
        int cell = CellOf<TaskObject>(target, thread);
        switch (operation)
        {
            case Operation.TaskCreate:
                Cells[cell].Initial = Cells[cell].Machine!.Initial(argument);
                Cells[cell].Run = run;
                Observed = true;
                return 0;

            case Operation.TaskStart when argument == 0 && !asksForStatus:
                return 1;

            case Operation.TaskStatus when !asksForStatus && !IsAlone:
                asksForStatus = true;
                Relearn();
                break;
        }
        MustBeMade(cell, target);
        long result = Operate(cell, operation, argument);
        Pass(thread, cell, operation, result);
        return result;
    }

    /// <summary>
    /// What a task lets threads know of each other: who completes it knows what those knew that have added a continuation,
    /// and who sees that it is complete knows what that thread knew.
    /// </summary>
    private void Pass(LogicalThread thread, int cell, Operation operation, long result)
    {
        bool tells = operation switch
        {
            Operation.TaskContinue or Operation.TaskComplete or Operation.TaskCancel => result != 0,
            Operation.TaskArrive or Operation.TaskSchedule => true,
            _ => false,
        };
        bool learns = operation switch
        {
            Operation.TaskContinue or Operation.TaskArrive => result == 0,
            Operation.TaskComplete or Operation.TaskCancel or Operation.TaskContinuation => true,
            Operation.TaskWait => result == 1,
            _ => false,
        };
        ref int timers = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(timersByTask, cell, out _);
        if (tells)
            timers = Math.Max(timers, thread.Timers);
        if (learns)
            thread.Timers = Math.Max(thread.Timers, timers);
        ref int[]? known = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(knownByTask, cell, out _);
        if (tells)
        {
            known = Merged(known ?? [], thread.Knows, thread.Number);
            known[thread.Number] = Math.Max(known[thread.Number], thread.Epoch++);
        }
        if (learns && known is not null)
            thread.Knows = Merged(thread.Knows, known, 0);
    }

    /// <summary>The greater of each two numbers, in the first array if it is large enough.</summary>
    private static int[] Merged(int[] into, int[] from, int last)
    {
        int length = Math.Max(from.Length, last + 1);
        if (into.Length < length)
            Array.Resize(ref into, length);
        for (int i = 0; i < from.Length; i++)
            into[i] = Math.Max(into[i], from[i]);
        return into;
    }
}
