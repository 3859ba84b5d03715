using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>Writes a result as a person reads it: plain text, one screen for a failing check.</summary>
public static class TextReport
{
    private const int MostProse = 92;
    private const int PlaceEnds = 84;

    /// <summary>Writes one result.</summary>
    public static void Write(CheckResult result, TextWriter writer, TextOptions? options = null)
    {
        options ??= new TextOptions();
        writer.WriteLine(VerdictLine.Of(result));
        foreach (var line in Message(result, options))
        {
            writer.WriteLine(line);
        }

        if (result.Outcome == Outcome.Error)
        {
            Paragraph(writer, options, "This is a fault of the checker; it says nothing about the code under check.");
        }

        var trace = result.Outcome == Outcome.Failed ? result.Trace : null;
        if (trace is not null)
        {
            WriteSchedule(result, trace, writer, options);
        }

        if (trace is not null && WhatWentWrong.Explain(result) is { } explanation)
        {
            Paragraph(writer, options, $"What went wrong: {explanation}");
        }

        if (result.Repair is { } repair)
        {
            Paragraph(writer, options, $"Repair: {RepairWords.Describe(repair)}");
        }

        if (!options.IsReplay && SearchWords.Describe(result) is { } explored)
        {
            Paragraph(writer, options, explored);
        }

        foreach (var race in result.Races)
        {
            Paragraph(writer, options, $"Race: {RaceWords.Describe(race)}");
        }

        foreach (var allowed in result.AllowedRaces)
        {
            Paragraph(writer, options, $"Allowed race: {allowed.Name} ({allowed.Reason})");
        }

        foreach (var note in result.Notes)
        {
            Paragraph(writer, options, $"Note: {Words.Sentence(Words.Plain(note))}");
        }

        // Never wrapped: it is there to be copied.
        if (result.Replay is { } token)
        {
            var command = options.ReplayCommand;
            var whole = command.Contains(TextOptions.TokenMark, StringComparison.Ordinal) ? command : $"{command} {TextOptions.TokenMark}";
            writer.WriteLine($"  Replay:  {whole.Replace(TextOptions.TokenMark, token, StringComparison.Ordinal)}");
        }
    }

    private static void WriteSchedule(CheckResult result, Trace trace, TextWriter writer, TextOptions options)
    {
        var title = options.IsReplay ? "The schedule" : "Shortest failing schedule";
        writer.WriteLine($"  {title}: {Words.Count(trace.Steps.Count, "step")}, {Words.Count(result.Preemptions, "preemption")}");
        if (trace.Steps.Count == 0 && trace.Blocked.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        var rows = Rows.Of(new Schedule(trace), result.Preemptions, options.Full);
        if (!options.Full)
        {
            rows = Elision.Shorten(rows);
        }

        foreach (var line in new ScheduleTable(trace.Threads, rows, options.Width).Draw(rows))
        {
            writer.WriteLine(line.TrimEnd());
        }

        writer.WriteLine();
    }

    /// <summary>The message with the place at the right of its first line, or below when it does not fit there.</summary>
    private static IEnumerable<string> Message(CheckResult result, TextOptions options)
    {
        var message = result.Message;
        if (result.Outcome == Outcome.NoBugFound && message is not null)
        {
            message = $"Ended by: {message}";
        }

        var place = PlaceNames.Long(result.Place);
        var page = Math.Min(options.Width, PlaceEnds);
        var lines = message is null
            ? []
            : Words.Lines(message).SelectMany(l => Words.Wrap(l, Math.Min(options.Width, MostProse) - 2)).Select(l => $"  {l}".TrimEnd()).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i == 0 && place.Length > 0 && lines[0].Length + 2 + place.Length <= page)
            {
                lines[0] = lines[0] + place.PadLeft(page - lines[0].Length);
                place = "";
            }

            yield return lines[i];
        }

        if (place.Length > 0)
        {
            yield return $"  at {place}";
        }
    }

    private static void Paragraph(TextWriter writer, TextOptions options, string text)
    {
        foreach (var line in Words.Wrap(text, Math.Min(options.Width, MostProse) - 2))
        {
            writer.WriteLine($"  {line}");
        }
    }
}
