using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Rewriting;
using Xunit;

namespace Interleave.Tests.Robustness;

/// <summary>Tests that measure the whole process: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;

[Collection(nameof(Alone))]
[Trait("Slow", "ten times as many executions as are needed")]
public class MemoryTests
{
    /// <summary>The memory that a search needs depends on the length of an execution, not on how many there are.</summary>
    [Theory]
    [InlineData("int x; void A() { for (int i = 0; i < 5; i++) { int v = x; x = v + 1; } } void B() => A();")]
    [InlineData("int x; object g = new(); void A() { for (int i = 0; i < 7; i++) { lock (g) x++; x++; } } void B() => A();")]
    [InlineData("class O { public O next; } O o; void A() { for (int i = 0; i < 5; i++) o = new O { next = o }; } void B() => A();")]
    public void Search_TenTimesAsManyExecutions_HoldsNoMoreMemory(string members)
    {
        RewrittenAssembly assembly = Checked.TwoThreads(members.Replace("void B() => A();", "void B() { A(); var c = new Thread(A); c.Start(); A(); c.Join(); }", StringComparison.Ordinal));
        Type type = assembly.Assembly.GetType("P")!;
        var run = type.GetMethod("Run")!;
        long early = 0, late = 0, count = 0;
        var search = new Search(
            assembly, () => run.CreateDelegate<Action>(Activator.CreateInstance(type)!)(), Checked.Options with { MaxExecutions = 200_000, TimeBudget = TimeSpan.FromMinutes(10) },
            new Knowledge(assembly.Fields.Count), cells => new Exhaustive(cells, new SequentialConsistency()))
        {
            Restarted = () => count = 0,
            Completed = _ =>
            {
                count++;
                if (count == 20_000)
                    early = GC.GetTotalMemory(forceFullCollection: true);
                if (count == 200_000)
                    late = GC.GetTotalMemory(forceFullCollection: true);
            },
        };
        SearchEnd end = SearchEnd.Time;
        var thread = new Thread(() => end = search.Run(), Execution.StackSize);
        thread.Start();
        thread.Join();

        Assert.Equal(SearchEnd.Executions, end);
        Assert.InRange(late - early, long.MinValue, 2 << 20);
    }
}
