using Interleave.Graphs;
using Interleave.Objects;
using Interleave.Tracing;

namespace Interleave.Executing;

/// <summary>What it means that no thread goes on.</summary>
internal sealed partial class Execution
{
    /// <summary>No thread can take a step: judges the end.</summary>
    public void Complete()
    {
        if (failure is not null)
        {
            Fail(failure);
            return;
        }
        bool hangs = false, deadlocked = false;
        int first = -1;
        for (int i = 0; i < Threads.Count; i++)
        {
            LogicalThread thread = Threads[i];
            switch (thread.Wait)
            {
                case Wait.Operation when IsDeadEnd(thread):
                case Wait.Loop when LoopIsDeadEnd(thread):
                    End(EndReason.DeadEnd);
                    return;

                case Wait.Order:
                    Fail(new Finding(FailureKind.Nondeterminism, $"thread {NameOf(thread)} does not reach again what it did when everything before it went the same way", null, i));
                    return;

                case Wait.Loop when !thread.IsBackground:
                    hangs = true;
                    first = i;
                    break;

                case Wait.Operation when !thread.IsBackground:
                    deadlocked = true;
                    first = first < 0 ? i : first;
                    break;

                case Wait.End when !thread.IsBackground:
                    deadlocked |= !Threads[thread.WaitFor].IsBackground || thread.Number == 0;
                    first = first < 0 ? i : first;
                    break;
            }
        }
        if ((hangs || deadlocked) && LeavesOutTimers)
        {
            // What was left out might let them go on.
            CutLoop = 0;
            End(EndReason.Bounded);
            return;
        }
        if (hangs)
            Finding = new Finding(FailureKind.Hang, "A waiting loop cannot end.", null, first);
        else if (deadlocked)
            Finding = new Finding(FailureKind.Deadlock, "Threads wait for what nobody will do.", null, first);
        else if (writesStructs && HasTornWrites())
            Finding = new Finding(FailureKind.Race, "Two writes of a whole value overlap: what is left has parts of both.", null, 0);
        else if (Leaks.Count > 0 || LeaksMutex())
            Finding = new Finding(FailureKind.Leak, $"Thread {NameOf(Threads[Leaks[0]])} has ended holding a lock.", null, Leaks[0]);
        End(Finding is null ? EndReason.Complete : EndReason.Failed);
        EndReason = Finding is null ? EndReason.Complete : EndReason.Failed;
    }

    /// <summary>Whether a waiting operation would be let through by the last state: another execution does that.</summary>
    private bool IsDeadEnd(LogicalThread thread)
    {
        if (thread.WaitFor == Graph.None)
            return false;
        ref Event it = ref Graph[thread.WaitFor];
        int last = Graph.LastWrite(it.Cell);
        Transition transition = Cells[it.Cell].Machine!.Apply((int)ValueOf(last, it.Cell), (Surface.Operation)it.Code, it.Thread, it.Operand);
        return transition.Effect != Effect.Blocked;
    }

    /// <summary>Whether a waiting loop would find something else by now: another execution lets it.</summary>
    private bool LoopIsDeadEnd(LogicalThread thread)
    {
        if (HoistsLoops && IsHoistable(thread))
            return false;
        for (int e = thread.Cursor; e != Graph.None && Graph[e].Index >= thread.LoopStart; e = Graph[e].PoPrevious)
        {
            ref Event it = ref Graph[e];
            if (it.Cell == Graph.None)
                continue;
            int last = Graph.LastWrite(it.Cell);
            if (it.Kind == EventKind.Operation && it.Writes)
            {
                if (Graph[last].Thread != thread.Number && Graph[last].Value != it.Value && !RestoresLater(thread, e, last))
                    return true;
                for (int i = 0; i < Threads.Count; i++)
                    if (Threads[i].Wait == Wait.Operation && Threads[i].WaitFor != Graph.None && Graph[Threads[i].WaitFor].Cell == it.Cell)
                        return true;
            }
            else if (it.Writes)
            {
                if (Graph[last].Thread != thread.Number)
                    return true;
            }
            else if (it.Reads && it.ReadsFrom != last && !WroteAfter(thread, it.ReadsFrom, last))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether all writes behind <paramref name="from"/> are the thread's own: its round ends as it began.</summary>
    private bool WroteAfter(LogicalThread thread, int from, int last)
    {
        for (int w = last; w != from && w != Graph.None; w = Graph[w].Previous)
            if (Graph[w].Thread != thread.Number)
                return false;
        return true;
    }

    /// <summary>For an operation in the middle of a round: whether a later one of the round leaves the last state's value.</summary>
    private bool RestoresLater(LogicalThread thread, int e, int last)
    {
        for (int later = Graph[e].PoNext; later != Graph.None; later = Graph[later].PoNext)
            if (Graph[later].Cell == Graph[e].Cell && Graph[later].Writes)
                return true;
        return false;
    }
}
