using System.Globalization;
using Interleave.Reports;
using Interleave.Rewriting;

namespace Interleave.Cli.Doctor;

/// <summary>Writes what the doctor found as a person reads it.</summary>
internal static class DoctorText
{
    public static void Write(SelfTest test, IReadOnlyList<Inspection> inspections, Terminal terminal)
    {
        var found = $"the seeded race of {test.Racy.Test} was {(test.Racy.Outcome == Tracing.Outcome.Failed ? "found" : "NOT found")}";
        var right = $"{test.Right.Test}, which has none, was {(test.Right.Outcome == Tracing.Outcome.Verified ? "verified" : "NOT verified")}";
        Line(terminal, $"{(test.Passed ? '✓' : '!')} Self-test: {found}; {right}.");
        foreach (var result in new[] { test.Racy, test.Right }.Where(r => !test.Passed && r.Message is not null))
        {
            Line(terminal, $"{result.Test}: {result.Message}", "  ");
        }

        foreach (var inspection in inspections)
        {
            terminal.Out.WriteLine();
            Write(inspection, terminal);
        }
    }

    private static void Write(Inspection inspection, Terminal terminal)
    {
        var width = inspection.Assemblies.Max(a => a.Name.Length);
        terminal.Out.WriteLine($"{"Instrumented".PadRight(width)}     types   methods    fields     loops");
        foreach (var a in inspection.Assemblies)
        {
            terminal.Out.WriteLine($"{a.Name.PadRight(width)}{Column(a.Types)}{Column(a.Methods)}{Column(a.Fields)}{Column(a.Loops)}");
        }

        terminal.Out.WriteLine();
        Line(terminal, inspection.Refused.Count == 0
            ? "Nothing in it is refused."
            : $"Refused when it is reached while a check runs ({inspection.Refused.Count}):");
        foreach (var place in inspection.Refused)
        {
            Line(terminal, Where(place), "  ");
            Line(terminal, place.Reason is null ? place.Call : $"{place.Call}: {place.Reason}", "      ");
        }

        foreach (var note in inspection.Notes)
        {
            Line(terminal, $"Note: {Words.Sentence(note)}");
        }
    }

    private static string Where(RefusedPlace refused) =>
        refused.Place.File is null ? $"{refused.Assembly}: {refused.Place.Method}" : $"{PlaceNames.Long(refused.Place)}  {refused.Place.Method}";

    private static string Column(int number) => number.ToString("#,0", CultureInfo.InvariantCulture).PadLeft(10);

    private static void Line(Terminal terminal, string text, string indent = "")
    {
        foreach (var line in Words.Wrap(text, Math.Min(terminal.Width, 92) - indent.Length))
        {
            terminal.Out.WriteLine(indent + line);
        }
    }
}
