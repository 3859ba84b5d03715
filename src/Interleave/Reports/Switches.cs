using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>The rules between the turns of a schedule: why a thread stops there, and what the next one goes on with.</summary>
internal sealed class Switches
{
    private readonly Schedule _schedule;
    private readonly string?[] _blocks;
    private readonly bool _unfinished;
    private readonly bool _nobodyIsPreempted;

    /// <param name="schedule">The schedule.</param>
    /// <param name="preemptions">How many preemptions the engine counts in it.</param>
    public Switches(Schedule schedule, int preemptions)
    {
        _schedule = schedule;
        _nobodyIsPreempted = preemptions == 0;
        _blocks = new string?[schedule.Turns.Count];
        var states = new ObjectStates(schedule.Trace);
        var certain = 0;
        var silent = 0;
        for (var t = 0; t + 1 < schedule.Turns.Count; t++)
        {
            var turn = schedule.Turns[t];
            for (var i = turn.First; i < turn.End; i++)
            {
                states.Take(schedule.Steps[i]);
            }

            _blocks[t] = Block(turn, states);
            var goesOn = schedule.Next(turn.End - 1) >= 0 || schedule.BlockedAtEnd(turn.Thread) is not null;
            certain += goesOn && _blocks[t] is null && !Waits(turn) ? 1 : 0;
            silent += goesOn ? 0 : 1;
        }

        // A schedule ends with the failure. Threads without a further step have mostly finished, but some may have been
        // stopped for good; the engine's count tells which of the two.
        _unfinished = silent > 0 && preemptions == certain + silent;
    }

    /// <summary>The words on the rule after a turn.</summary>
    public string After(int turn)
    {
        var (thread, next) = (_schedule.Turns[turn].Thread, _schedule.Turns[turn + 1]);
        var leaves = _blocks[turn] is { } blocks ? $"{thread} {blocks}" : Leaves(thread, _schedule.Turns[turn]);
        return leaves + GoesOn(next);
    }

    private string Leaves(string thread, Turn turn)
    {
        if (_schedule.Next(turn.End - 1) is var next and >= 0)
        {
            return Waits(turn)
                ? $"{thread} waits{_schedule.Places.At(_schedule.PlaceOf(next))}"
                : $"{thread} is preempted{Before(_schedule.PlaceOf(next))}";
        }

        if (_schedule.BlockedAtEnd(thread) is { } blocked)
        {
            var place = PlaceNames.Nearest(blocked.Stack);
            return Waits(turn) ? $"{thread} waits{_schedule.Places.At(place)}" : $"{thread} is preempted{Before(place)}";
        }

        return _unfinished ? $"{thread} is preempted" : $"{thread} has finished";
    }

    private bool Waits(Turn turn) => _nobodyIsPreempted || _schedule.Steps[turn.End - 1].EndsWaiting;

    private string Before(Place? place) => place is null ? "" : $" before {_schedule.Places.Short(place)}";

    private string GoesOn(Turn next)
    {
        if (_schedule.Previous(next.First) < 0)
        {
            return "";
        }

        var stale = StaleReads.At(_schedule, next);
        return stale.Count == 0
            ? $"; {next.Thread} goes on"
            : $"; {next.Thread} goes on with what it read at {Words.Steps([.. stale.Select(s => _schedule.Steps[s.Read].Step)])}";
    }

    /// <summary>Why the thread could not have gone on after its turn; null when it could.</summary>
    private string? Block(Turn turn, ObjectStates states)
    {
        var last = turn.End - 1;
        if (_schedule.Next(last) is var next and >= 0)
        {
            var step = _schedule.Steps[next];
            var at = _schedule.Places.At(_schedule.PlaceOf(next));
            return step.Kind switch
            {
                StepKind.Enter => HeldByAnother(step.Location, turn.Thread, at, states),
                StepKind.Reenter => $"waits on {Words.Plain(step.Location ?? "its monitor")}{_schedule.Places.At(_schedule.PlaceOf(last))}",
                StepKind.SemaphoreWait when states.IsEmpty(step.Location) => $"blocks{at}: nothing left in {Words.Plain(step.Location!)}",
                StepKind.Join when IsAlive(step.Location, turn.End) => $"waits{at} for the end of {step.Location}",
                StepKind.Read when step.GoesRound => $"goes round its loop{at}",
                _ => null,
            };
        }

        if (_schedule.BlockedAtEnd(turn.Thread) is not { } blocked)
        {
            return null;
        }

        var place = _schedule.Places.At(PlaceNames.Nearest(blocked.Stack));
        var what = Words.Plain(blocked.WaitsFor ?? "something");
        return blocked.Reason switch
        {
            BlockReason.Lock => HeldByAnother(blocked.WaitsFor, turn.Thread, place, states),
            BlockReason.Wait => $"waits on {what}{place}",
            BlockReason.Semaphore => states.IsEmpty(blocked.WaitsFor) ? $"blocks{place}: nothing left in {what}" : null,
            BlockReason.Join => $"waits{place} for the end of {what}",
            BlockReason.Loop => $"goes round its loop{place}",
            _ => $"blocks{place}",
        };
    }

    private static string? HeldByAnother(string? name, string thread, string at, ObjectStates states) =>
        states.HolderOf(name) is { } holder && holder != thread ? $"blocks{at}: {Words.Plain(name!)} is held by {holder}" : null;

    private bool IsAlive(string? thread, int from) =>
        thread is not null
        && (_schedule.Steps.Skip(from).Any(s => s.Thread == thread) || _schedule.BlockedAtEnd(thread) is not null);
}
