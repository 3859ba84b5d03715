namespace Interleave.Tests.Exploration;

/// <summary>Small programs whose executions under sequential consistency are known.</summary>
static class ClassicPrograms
{
    /// <summary>The program, and how many complete, deadlocked and hung executions it has.</summary>
    public sealed record Known(Program Program, int Complete, int Deadlocked = 0, int Hung = 0);

    // The counts up to "philosophers" are published or the same in GenMC and Nidhugg; for the others
    // the executions are listed beside them.
    public static IReadOnlyDictionary<string, Known> All { get; } = new Dictionary<string, Known>
    {
        ["counter 2x1"] = new(Counter(2, 1), 4),
        ["counter 2x2"] = new(Counter(2, 2), 34),
        ["counter 2x3"] = new(Counter(2, 3), 328),
        ["counter 3x1"] = new(Counter(3, 1), 36),
        ["counter 3x2"] = new(Counter(3, 2), 7134),
        ["counter 4x1"] = new(Counter(4, 1), 576),
        ["atomic counter 2x3"] = new(Shared(Same(2, [new Step.Increment("x"), new Step.Increment("x"), new Step.Increment("x")])), 20),
        ["fib 1"] = new(Fib(1), 3),
        ["fib 2"] = new(Fib(2), 19),
        ["fib 3"] = new(Fib(3), 141),
        ["SB"] = new(Shared([W("x"), R("y")], [W("y"), R("x")]), 3),
        ["MP"] = new(Shared([W("x"), W("y")], [R("y"), R("x")]), 3),
        ["LB"] = new(Shared([R("x"), W("y")], [R("y"), W("x")]), 3),
        ["2+2W"] = new(Shared([W("x"), W("y")], [W("y"), W("x")]), 3),
        ["R"] = new(Shared([W("x"), W("y")], [W("y"), R("x")]), 3),
        ["S"] = new(Shared([W("x"), W("y")], [R("y"), W("x")]), 3),
        ["CoRR"] = new(Shared([W("x")], [R("x"), R("x")], [W("x")]), 12),
        ["IRIW"] = new(Shared([W("x")], [W("y")], [R("x"), R("y")], [R("y"), R("x")]), 15),
        ["Peterson"] = new(Peterson(1), 4),
        ["Peterson, 2 rounds"] = new(Peterson(2), 48),
        ["lock 3x1"] = new(Locks(Same(3, Section("m"))), 6),
        ["lock 4x1"] = new(Locks(Same(4, Section("m"))), 24),
        ["lock 3x3"] = new(Locks(Same(3, [.. Section("n"), .. Section("n"), .. Section("n")])), 1680),
        ["philosophers 3, naive"] = new(Philosophers(3, ordered: false), 6, Deadlocked: 1),
        ["philosophers 4, naive"] = new(Philosophers(4, ordered: false), 14, Deadlocked: 1),
        ["philosophers 3, ordered"] = new(Philosophers(3, ordered: true), 6),
        ["philosophers 4, ordered"] = new(Philosophers(4, ordered: true), 14),

        // Either is first; or it is inside while the other one tries.
        ["attempts 2x1"] = new(Locks(Same(2, [new Step.TryEnter("m"), new Step.ExitIfTaken("m")])), 4),
        // The pulse comes first and is lost, or it wakes the waiter.
        ["wait and pulse"] = new(Locks([E("mon"), new Step.Wait("mon"), X("mon")], [E("mon"), new Step.Pulse("mon"), X("mon")]), 1, Deadlocked: 1),
        // 2 orders of the waiters, each with: the pulse before both; after both; between them, and then the
        // one that was woken before or after the other one's start.
        ["two waits, one pulse"] = new(
            Locks([E("mon"), new Step.Wait("mon"), X("mon")], [E("mon"), new Step.Wait("mon"), X("mon")], [E("mon"), new Step.Pulse("mon"), X("mon")]), 0, Deadlocked: 8),
        // 2 orders of the waiters and 2 of those woken if all is pulsed after both; else somebody stays.
        ["two waits, all pulsed"] = new(
            Locks([E("mon"), new Step.Wait("mon"), X("mon")], [E("mon"), new Step.Wait("mon"), X("mon")], [E("mon"), new Step.PulseAll("mon"), X("mon")]), 4, Deadlocked: 6),
        // The one whose wait comes second is never woken; the first to wait is woken by it.
        ["pulse and wait"] = new(Locks(Same(2, [E("mon"), new Step.Pulse("mon"), new Step.Wait("mon"), X("mon")])), 0, Deadlocked: 2),
        ["semaphore, given by the other"] = new(Locks([new Step.Take("s")], [new Step.Release("s")]), 1),
        ["semaphore, taken twice"] = new(Locks([new Step.Take("s1")], [new Step.Take("s1")]), 0, Deadlocked: 2),
        ["semaphore, tried"] = new(Locks([new Step.TryTake("s")], [new Step.Release("s")]), 2),
        ["await, never"] = new(Shared([new Step.Await("x", 0)]), 0, Hung: 1),
        ["await, once"] = new(Shared([new Step.Await("x", 0)], [W("x")]), 1),
        // The waiting thread sees the 1, or is too late.
        ["await, missed"] = new(Shared([new Step.Await("x", 0)], [W("x"), new Step.Write("x", 0)]), 1, Hung: 1),
        // x seen as 1; or x seen as 0 and then y as 1.
        ["await, either of two"] = new(Shared([new Step.Await(new Condition("x", 0), new Condition("y", 0))], [W("x"), W("y")]), 2),
        // The one that waits for the lock is stuck behind the one that waits in a loop.
        ["await in a lock"] = new(Locks([E("m"), new Step.Await("x", 0), X("m")], [E("m"), W("x"), X("m")]), 1, Hung: 1),
        ["compare-exchange 2x1"] = new(Shared(Same(2, [new Step.CompareExchange("x", 0, 7)])), 2),
        ["compare-exchange of equals"] = new(Shared(Same(2, [new Step.CompareExchange("x", 0, 0)])), 1),
        ["exchange, equal or not"] = new(Shared(Same(2, [new Step.Exchange("x", 5)])), 2),
        ["join"] = new(Shared([W("x")], [new Step.Join(1), R("x")]), 1),
        ["join under a lock"] = new(Locks([E("m"), X("m")], [E("m"), new Step.Join(1), X("m")]), 1, Deadlocked: 1),
    };

    private static Step R(string variable) => new Step.Read(variable);

    private static Step W(string variable) => new Step.Write(variable, 1);

    private static Step E(string name) => new Step.Enter(name);

    private static Step X(string name) => new Step.Exit(name);

    private static Step[] Section(string name) => [E(name), X(name)];

    private static IReadOnlyList<Step>[] Same(int threads, IReadOnlyList<Step> steps) => [.. Enumerable.Repeat(steps, threads)];

    private static Program Shared(params IReadOnlyList<Step>[] threads) =>
        new([new("x"), new("y", Storage.Instance)], [], threads);

    private static Program Locks(params IReadOnlyList<Step>[] threads) =>
        new(
            [new("x")],
            [
                new("m", ObjectKind.Lock), new("n", ObjectKind.Monitor), new("mon", ObjectKind.Monitor),
                new("s", ObjectKind.Semaphore), new("s1", ObjectKind.Semaphore, 1),
            ],
            threads);

    private static Program Counter(int threads, int times) => Shared(Same(threads, Repeated(times, R("x"), new Step.Write("x", 1, 1))));

    private static Program Fib(int times) =>
        Shared(Repeated(times, R("x"), R("y"), new Step.Write("x", 0, 1)), Repeated(times, R("y"), R("x"), new Step.Write("y", 0, 1)));

    private static Step[] Repeated(int times, params Step[] steps) => [.. Enumerable.Repeat(steps, times).SelectMany(s => s)];

    private static Program Peterson(int rounds)
    {
        return new([new("flag0"), new("flag1"), new("turn"), new("section")], [], Side(0), Side(1));

        IReadOnlyList<Step> Side(int me) => Repeated(
            rounds,
            new Step.Write($"flag{me}", 1),
            new Step.Write("turn", 1 - me),
            new Step.Await(new Condition($"flag{1 - me}", 1), new Condition("turn", 1 - me)),
            new Step.Write("section", me),
            new Step.Read("section"),
            new Step.Write($"flag{me}", 0));
    }

    private static Program Philosophers(int count, bool ordered)
    {
        return new(
            [], [.. Enumerable.Range(0, count).Select(i => new SyncObject($"f{i}", ObjectKind.Lock))], [.. Enumerable.Range(0, count).Select(Philosopher)]);

        IReadOnlyList<Step> Philosopher(int i)
        {
            int first = i, second = (i + 1) % count;
            if (ordered && second < first)
                (first, second) = (second, first);
            return [E($"f{first}"), E($"f{second}"), X($"f{second}"), X($"f{first}")];
        }
    }
}
