using Interleave.Objects;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>Tasks and work that is queued.</summary>
internal sealed partial class Execution
{
    /// <summary>What the threads knew that have added continuations to a task or completed it, by the task's cell.</summary>
    private readonly Dictionary<int, int[]> knownByTask = [];

    /// <summary>Whether anybody has asked for the status of a task, so that it matters when one begins to run.</summary>
    private bool asksForStatus;

    public override void Queue(Action work, string kind)
    {
        if (Abandoned)
            return;
        LogicalThread made = Threads.Create(kind);
        made.Body = work;
        made.IsBackground = true;
        Observed = true;
        Tracer?.Queued(made.Number);
        Begin(made);
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
