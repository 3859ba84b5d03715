namespace Interleave.Tests.Exploration;

/// <summary>
/// Every execution of a <see cref="Program"/> under sequential consistency, or on x86, found by taking one step at
/// a time in every order. It shares nothing with the explorer that it checks: no revisits, no replays,
/// no consistency predicate.
/// </summary>
static class Enumeration
{
    /// <summary>The executions, by <see cref="ExecutionKey"/>.</summary>
    /// <param name="Complete">In which all threads end.</param>
    /// <param name="Deadlocked">In which nothing can move and no thread is in a waiting loop.</param>
    /// <param name="Hung">In which nothing can move and some thread is in a waiting loop.</param>
    public sealed record Result(ISet<string> Complete, ISet<string> Deadlocked, ISet<string> Hung)
    {
        public int Count => Complete.Count + Deadlocked.Count + Hung.Count;
    }

    /// <remarks>Thread-safe.</remarks>
    public static Result Run(Program program) => Run(program, buffers: false);

    /// <summary>The executions on a machine with store buffers.</summary>
    public static Result RunBuffered(Program program) => Run(program, buffers: true);

    private static Result Run(Program program, bool buffers)
    {
        if (!program.IsValid)
            throw new ArgumentException("The program could throw.", nameof(program));
        var interrupted = new HashSet<int>();
        while (true)
        {
            int known = interrupted.Count;
            Result result = Run(program, buffers, interrupted);
            // The waits of threads that can be interrupted have more steps.
            if (interrupted.Count == known)
                return result;
        }
    }

    private static Result Run(Program program, bool buffers, HashSet<int> interrupted)
    {
        var result = new Result(new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        var start = new Machine(program, buffers, interrupted);
        var seen = new HashSet<string> { start.State() };
        var open = new Stack<Machine>([start]);
        while (open.TryPop(out Machine? state))
        {
            // The graph determines the state: steps that are not in it are taken as soon as they can be.
            switch (state.Stop())
            {
                case Machine.Ending.Complete:
                    result.Complete.Add(state.Key());
                    continue;
                case Machine.Ending.Deadlocked:
                    result.Deadlocked.Add(state.Key());
                    continue;
                case Machine.Ending.Hung:
                    result.Hung.Add(state.Key());
                    continue;
            }
            for (int t = 0; t < program.Threads.Count; t++)
            {
                if (state.After(t) is { } next && seen.Add(next.State()))
                    open.Push(next);
                if (state.AfterFlush(t) is { } flushed && seen.Add(flushed.State()))
                    open.Push(flushed);
            }
        }
        return result;
    }

    /// <summary>The values of the variables after each thread has run to its end before the next one starts; null when one of them cannot.</summary>
    public static IReadOnlyList<int>? RunInOrder(Program program)
    {
        var state = new Machine(program);
        for (int t = 0; t < program.Threads.Count; t++)
        {
            // A round of a waiting loop that fails would fail for ever.
            for (int steps = 0; !state.HasFinished(t); steps++)
            {
                if (steps > 1000 || state.After(t) is not { } next)
                    return null;
                state = next;
            }
        }
        return state.Values;
    }
}
