namespace Interleave.Graphs;

/// <summary>The order in which a graph has grown, so that it can be taken back step by step.</summary>
internal sealed partial class Graph
{
    private enum Step : byte
    {
        Added,

        /// <summary>A waiting operation went on: it was untied from the state it waited on and tied behind another.</summary>
        Woken,

        /// <summary>A waiting operation waits on another state now.</summary>
        Rewaited,

        /// <summary>An atomic operation, already reading, was given its write.</summary>
        Completed,

        /// <summary>The last read of a waiting loop is looked at again: it was untied from what it read.</summary>
        LookedAgain,
    }

    private readonly record struct LogEntry(Step Step, int Event, int ReadsFrom, int Stamp, int WaitingStamp, int AwaitsSince, int VictimOf, int VictimStamp);

    private LogEntry[] log = new LogEntry[64];
    private int logCount;

    /// <summary>How many steps the graph has grown by since it was made.</summary>
    public int Position => logCount;

    public void LogAdded(int e) => Append(new LogEntry(Step.Added, e, 0, 0, 0, 0, 0, 0));

    private void LogChange(Step step, int e)
    {
        ref Event it = ref events[e];
        Append(new LogEntry(step, e, it.ReadsFrom, it.Stamp, it.WaitingStamp, it.AwaitsSince, it.VictimOf, it.VictimStamp));
    }

    private void Append(LogEntry entry)
    {
        if (logCount == log.Length)
            Array.Resize(ref log, logCount * 2);
        log[logCount++] = entry;
    }

    /// <summary>Lets a waiting operation go on with the last state of its object, as if it were added now.</summary>
    public void Wake(int e, in Objects.Transition transition)
    {
        LogChange(Step.Woken, e);
        UntieReader(e);
        ref Event it = ref events[e];
        AddNow(e);
        Operations.Put(ref it, transition);
        int last = lastWrite[it.Cell];
        if (it.Writes)
        {
            it.ReadsFrom = last;
            TieWrite(e, last);
        }
        else
        {
            TieReader(e, last);
        }
        SetClock(e);
    }

    /// <summary>Lets a waiting operation go on, as if it were added now, with what it finds in an earlier state and does not change.</summary>
    public void WakeLooking(int e, int state, in Objects.Transition transition)
    {
        LogChange(Step.Woken, e);
        UntieReader(e);
        AddNow(e);
        Operations.Put(ref events[e], transition);
        TieReader(e, state);
        SetClock(e);
    }

    /// <summary>Lets a waiting operation wait on <paramref name="state"/>, which shuts it out as the one before did.</summary>
    public void Rewait(int e, int state, bool victim)
    {
        LogChange(Step.Rewaited, e);
        UntieReader(e);
        TieReader(e, state);
        if (victim)
            SetVictim(e, state, events[e].Stamp);
    }

    /// <summary>Gives the write to an atomic operation that has only its read so far.</summary>
    public void Complete(int e, long value)
    {
        LogChange(Step.Completed, e);
        ref Event it = ref events[e];
        int from = it.ReadsFrom;
        UntieReader(e);
        it.ReadsFrom = from;
        it.Kind = EventKind.Update;
        it.Value = value;
        it.WriteStamp = ++Now;
        TieWrite(e, from);
    }

    /// <summary>Takes the graph back to what it was at an earlier <see cref="Position"/>.</summary>
    public void TakeBack(int position)
    {
        while (logCount > position)
        {
            LogEntry entry = log[--logCount];
            int e = entry.Event;
            ref Event it = ref events[e];
            Untie(e);
            switch (entry.Step)
            {
                case Step.Added:
                    Drop(e);
                    break;
                case Step.Woken:
                    it.Flags = (it.Flags & ~EventFlags.Changes) | EventFlags.Blocked;
                    goto default;
                case Step.Completed:
                    it.Kind = EventKind.Read;
                    it.WriteStamp = it.Stamp;
                    goto default;
                case Step.LookedAgain:
                    it.Kind = EventKind.Read;
                    it.Flags |= EventFlags.Awaits;
                    it.AwaitsSince = entry.AwaitsSince;
                    SetLooks(e, LooksAt(e)!.Earlier);
                    it.WriteStamp = entry.Stamp;
                    goto default;
                default:
                    it.Stamp = entry.Stamp;
                    if (entry.Step == Step.Woken)
                        it.WriteStamp = entry.Stamp;
                    it.WaitingStamp = entry.WaitingStamp;
                    SetVictim(e, entry.VictimOf, entry.VictimStamp);
                    TieReader(e, entry.ReadsFrom);
                    break;
            }
        }
    }

    /// <summary>Forgets how the graph came about: it is taken back no further than this.</summary>
    public void StartLog() => logCount = 0;

    /// <summary>Whether an event with this number is in the graph.</summary>
    public bool Lives(int e)
    {
        int thread = events[e].Thread, last = lastOf[thread];
        return last != None && events[e].Index <= events[last].Index && !Freed(e);
    }

    private bool Freed(int e) => free.AsSpan(0, freeCount).Contains(e);

    /// <summary>Takes the last event of a thread out for good; only while the log is empty.</summary>
    public void Remove(int e)
    {
        Untie(e);
        Drop(e);
    }
}
