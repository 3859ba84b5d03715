using System.Numerics;
using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Rewriting;

namespace Interleave.Checking;

/// <summary>Schedules drawn at random now and then while all executions of a program are explored one after the other.</summary>
/// <remarks>
/// The exhaustive search changes what comes last first: among many executions it comes late to those that need an early choice.
/// Drawn schedules lie anywhere. They are no part of the search: what they learn is kept apart, they are counted only
/// when a program fails, and nothing but a failure of theirs is told.
/// </remarks>
internal sealed class Draws(RewrittenAssembly assembly, Action body, CheckOptions options)
{
    /// <summary>The run behind which the first is drawn; and how far apart they are at last, as they are where they are long.</summary>
    private const int First = 9, Apart = 256;

    /// <summary>How many steps those may have together that are less far apart.</summary>
    private const long MostSteps = 100_000;

    private readonly RandomStrategy strategy = new(options.Seed);
    private Knowledge? knowledge;
    private long runs, steps;
    private bool isOver;

    /// <summary>The search that is drawing, or has come to a failure; null otherwise.</summary>
    public Search? Search { get; private set; }

    /// <summary>How many were drawn.</summary>
    public long Count { get; private set; }

    /// <summary>Whether to draw one now: 32 each time that the number of runs doubles, until they are so far apart that they cost little.</summary>
    private bool IsDue => !isOver && runs >= First && runs % (steps < MostSteps ? Math.Min(1L << Math.Max(BitOperations.Log2((ulong)runs) - 5, 0), Apart) : Apart) == 0;

    /// <summary>Notes that the search has made another run, and draws a schedule if it is time to.</summary>
    /// <param name="known">What the search knows of the program.</param>
    /// <param name="left">The time that is left for both.</param>
    /// <returns>Whether the one that was drawn fails.</returns>
    public bool Fail(Knowledge known, TimeSpan left)
    {
        runs++;
        if (!IsDue)
            return false;
        knowledge ??= new Knowledge(known);
        var search = new Search(assembly, body, options with { TimeBudget = left, MaxExecutions = long.MaxValue, Progress = null }, knowledge, _ => strategy)
        {
            Stop = () => true,
        };
        Search = search;
        SearchEnd end = search.Run();
        Count++;
        steps += search.Execution.Events;
        isOver = end is SearchEnd.Refused or SearchEnd.Time;
        if (end == SearchEnd.Failed && search.Execution.Finding is not null)
            return true;
        Search = null;
        return false;
    }
}
