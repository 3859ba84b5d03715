using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>A row of the table of steps.</summary>
internal abstract record Row;

/// <summary>A step, or several that stand for one; an entry in the column of its thread.</summary>
/// <param name="Number">The step's number as shown.</param>
/// <param name="Thread">The thread.</param>
/// <param name="Text">What it does, with its place.</param>
internal sealed record StepRow(string Number, string Thread, string Text) : Row;

/// <summary>A rule across the table.</summary>
internal sealed record RuleRow(string Text) : Row;

/// <summary>Steps left out.</summary>
internal sealed record ElisionRow(string Thread, int Steps) : Row;

/// <summary>Makes the rows of a schedule.</summary>
internal static class Rows
{
    public static List<Row> Of(Schedule schedule, int preemptions, bool full)
    {
        var rows = new List<Row>();
        var switches = new Switches(schedule, preemptions);
        for (var t = 0; t < schedule.Turns.Count; t++)
        {
            AddTurn(rows, schedule, schedule.Turns[t], full);
            if (t + 1 < schedule.Turns.Count)
            {
                rows.Add(new RuleRow(switches.After(t)));
            }
        }

        foreach (var blocked in schedule.Trace.Blocked)
        {
            var onlyJoins = schedule.Trace.OnlyJoins(blocked);
            if (full || !onlyJoins)
            {
                rows.Add(new StepRow("end", blocked.Thread, EndWords.Describe(blocked, onlyJoins ? PlaceNames.AlwaysLong : schedule.Places)));
            }
        }

        return rows;
    }

    private static void AddTurn(List<Row> rows, Schedule schedule, Turn turn, bool full)
    {
        for (var i = turn.First; i < turn.End; i++)
        {
            if (!full && LibraryFolding.EndOfCall(schedule, turn, i) is var end && end - i > 2)
            {
                rows.Add(new StepRow($"{schedule.Steps[i].Step}…", turn.Thread, LibraryFolding.Describe(schedule, i, end)));
                i = end - 1;
                continue;
            }

            AddStep(rows, schedule, i, full);
        }
    }

    private static void AddStep(List<Row> rows, Schedule schedule, int index, bool full)
    {
        var step = schedule.Steps[index];
        var place = schedule.Places.Short(schedule.PlaceOf(index));
        var text = place.Length == 0 ? StepWords.Describe(step) : $"{place} {StepWords.Describe(step)}";
        if (step.Kind == StepKind.Write && LostUpdates.Of(schedule, index) is { } lost)
        {
            text += $" (from step {schedule.Steps[lost.Read].Step})";
        }

        rows.Add(new StepRow($"{step.Step}", step.Thread, text));
        if (!full)
        {
            return;
        }

        foreach (var frame in LibraryFolding.FramesOf(step))
        {
            rows.Add(new StepRow("", step.Thread, $"   in {frame.Method}"));
        }
    }
}
