using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>Consecutive steps of one thread.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="First">The index of the first step.</param>
/// <param name="End">The index after the last one.</param>
internal readonly record struct Turn(string Thread, int First, int End);

/// <summary>A trace with the questions that reports ask of it. Steps are named by their index, from 0.</summary>
internal sealed class Schedule
{
    private readonly int[] _next;
    private readonly int[] _previous;

    public Schedule(Trace trace)
    {
        Trace = trace;
        Places = PlaceNames.Of(trace);
        var turns = new List<Turn>();
        var last = new Dictionary<string, int>();
        _next = new int[Steps.Count];
        _previous = new int[Steps.Count];
        for (var i = 0; i < Steps.Count; i++)
        {
            var thread = Steps[i].Thread;
            _next[i] = -1;
            _previous[i] = last.GetValueOrDefault(thread, -1);
            if (_previous[i] >= 0)
            {
                _next[_previous[i]] = i;
            }

            last[thread] = i;
            if (turns.Count > 0 && turns[^1].Thread == thread)
            {
                turns[^1] = turns[^1] with { End = i + 1 };
            }
            else
            {
                turns.Add(new Turn(thread, i, i + 1));
            }
        }

        Turns = turns;
    }

    public Trace Trace { get; }

    public PlaceNames Places { get; }

    public IReadOnlyList<TraceStep> Steps => Trace.Steps;

    public IReadOnlyList<Turn> Turns { get; }

    /// <summary>The same thread's next step, or -1.</summary>
    public int Next(int index) => _next[index];

    /// <summary>The same thread's step before, or -1.</summary>
    public int Previous(int index) => _previous[index];

    public Place? PlaceOf(int index) => PlaceNames.Nearest(Steps[index].Stack);

    public bool SameLine(int a, int b) =>
        PlaceOf(a) is { Line: > 0 } x && PlaceOf(b) is { } y && x.Line == y.Line && x.File == y.File;

    /// <summary>Writes to a location by threads other than <paramref name="thread"/>, strictly between two steps.</summary>
    public IEnumerable<int> ForeignWrites(string thread, string? location, int after, int before)
    {
        for (var i = after + 1; i < before; i++)
        {
            if (Steps[i].Location == location && Steps[i].Thread != thread && Steps[i].Writes())
            {
                yield return i;
            }
        }
    }

    public BlockedThread? BlockedAtEnd(string thread) => Trace.Blocked.FirstOrDefault(b => b.Thread == thread);
}
