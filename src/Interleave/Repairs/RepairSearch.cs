using System.Diagnostics;
using Interleave.Rewriting;
using Interleave.Surface;
using Interleave.Tracing;

namespace Interleave.Repairs;

/// <summary>
/// Looks for a smallest change that makes a program right under all memory models which is right under sequential
/// consistency: with all shared memory volatile and a full fence behind every write it is; then one thing after the
/// other is left out that is not needed. So none of what remains can be left out.
/// </summary>
/// <param name="assembly">The rewritten copy of the program.</param>
/// <param name="fields">The fields that threads share.</param>
/// <param name="nameOf">A field's name.</param>
/// <param name="budget">The time for all searches together.</param>
/// <param name="holds">Whether the program is verified with a change, under a memory model and within a time.</param>
internal sealed class RepairSearch(
    RewrittenAssembly assembly, IEnumerable<int> fields, Func<int, string> nameOf, TimeSpan budget, Func<Repair, MemoryChoice, TimeSpan, bool> holds)
{
    private readonly WritePlaces places = new();
    private readonly long start = Stopwatch.GetTimestamp();

    /// <summary>The change, or that none was found.</summary>
    public RepairAdvice Find()
    {
        using Lines.Watch watch = Lines.Watching();
        HashSet<int> volatiles = [.. fields];
        if (!IsRight(volatiles, null))
            return new RepairAdvice { Found = false, Seconds = IsOver ? budget.TotalSeconds : 0 };
        HashSet<int> fences = [.. Enumerable.Range(0, places.Count)];
        // Fences cost the most: they are left out first, the last ones before those in front of them.
        foreach (int place in Enumerable.Range(0, places.Count).Reverse())
            if (IsRight(volatiles, fences.Where(f => f != place).ToHashSet()))
                fences.Remove(place);
        foreach (int field in volatiles.Order().ToList())
            if (IsRight(volatiles.Where(f => f != field).ToHashSet(), fences))
                volatiles.Remove(field);
        return new RepairAdvice
        {
            Found = true,
            IsMinimal = !IsOver,
            Volatile = [.. volatiles.Where(CanBeDeclared).Select(nameOf).Order(StringComparer.Ordinal)],
            VolatileAccess = [.. volatiles.Where(f => !CanBeDeclared(f)).Select(f => f > assembly.Fields.Count ? $"the elements of {nameOf(f)}" : nameOf(f)).Order(StringComparer.Ordinal)],
            FencesAfter = [.. fences.Select(f => places[f]).OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)],
        };
    }

    private bool IsOver => Left <= TimeSpan.Zero;

    private TimeSpan Left => budget - Stopwatch.GetElapsedTime(start);

    private bool IsRight(IReadOnlySet<int> volatiles, IReadOnlySet<int>? fences)
    {
        var repair = new Repair(places, volatiles, fences);
        return !IsOver && holds(repair, MemoryChoice.DotNet, Left) && !IsOver && holds(repair, MemoryChoice.Tso, Left);
    }

    /// <summary>C# has no volatile elements and no volatile fields wider than a word.</summary>
    private bool CanBeDeclared(int field) =>
        field <= assembly.Fields.Count && assembly.Fields[field - 1] is { IsCompilerGenerated: false, ValueType: not ("long" or "ulong" or "double" or "decimal") };
}
