using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Interleave.Tests.Exploration;

public class RandomProgramTests
{
    private static Program[] Some(int count) => [.. Enumerable.Range(0, count).Select(i => RandomProgram.Generate((ulong)i))];

    /// <summary>With loops that try an atomic operation until it succeeds.</summary>
    private static Program[] Swapping(int count) =>
        [.. Enumerable.Range(0, count).Select(i => RandomProgram.Generate((ulong)i, new RandomProgramOptions { Memory = 1, Swaps = .7 }))];

    [Fact]
    public void Generate_ManySeeds_AreValid() => Assert.All(Some(5000), p => Assert.True(p.IsValid, SourceText.Of(p)));

    [Fact]
    public void Generate_SameSeed_IsTheSameProgram() =>
        Assert.Equal(SourceText.Of(RandomProgram.Generate(12)), SourceText.Of(RandomProgram.Generate(12)));

    // Seeds are written into bug reports and comments: they must go on meaning the same program.
    [Fact]
    public void Generate_KnownSeed_IsTheKnownProgram() =>
        Assert.Equal(
            """
            public static class P
            {
                private sealed class Box
                {
                    public int y;
                }

                private static Box o;
                private static object mon;
                private static SemaphoreSlim s;
                private static Thread t1;
                private static Thread t2;
                private static Thread t3;

                public static void Run()
                {
                    Create();
                    t1.Start();
                    t2.Start();
                    t3.Start();
                    t1.Join();
                    t2.Join();
                    t3.Join();
                }

                private static void Create()
                {
                    o = new Box();
                    mon = new object();
                    s = new SemaphoreSlim(0);
                    t1 = new Thread(T1);
                    t2 = new Thread(T2);
                    t3 = new Thread(T3);
                }

                private static void T1()
                {
                    Monitor.Enter(mon);
                    Monitor.Wait(mon);
                    Monitor.Exit(mon);
                }

                private static void T2()
                {
                    int sum = 0;
                    int r0 = o.y;
                    sum += r0;
                    int r1 = Interlocked.Exchange(ref o.y, 1);
                    sum += r1;
                    s.Release();
                }

                private static void T3()
                {
                    int sum = 0;
                    int r0 = o.y;
                    sum += r0;
                    if ((sum & 1) == 0)
                    {
                        o.y = 1 + 10 * sum;
                    }
                    s.Release();
                }
            }

            """,
            SourceText.Of(RandomProgram.Generate(101)));

    [Fact]
    public void Generate_ManySeeds_CoverEveryKindOfStepAndEnding()
    {
        Program[] programs = [.. Some(400), .. Enumerable.Range(0, 100).Select(i => RandomProgram.Generate((ulong)i, new RandomProgramOptions { Objects = 1, ReaderWriters = .6 }))];
        Program[] others = [.. Enumerable.Range(0, 500).Select(i => RandomProgram.Generate((ulong)i, new RandomProgramOptions { Others = 1 }))];

        IEnumerable<Type> kinds = typeof(Step).GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(t => t.IsSubclassOf(typeof(Step)));
        // What matters to weaker memory models only is made on demand.
        var weak = new RandomProgramOptions { Barriers = .1, References = .5 };
        var interrupts = new RandomProgramOptions { Interrupts = .3, Joins = 0 };
        Program[] all = [.. programs, .. others, .. Enumerable.Range(0, 500).Select(i => RandomProgram.Generate((ulong)i, interrupts)), .. Swapping(500), .. Enumerable.Range(0, 500).Select(i => RandomProgram.Generate((ulong)i, weak))];
        Assert.All(kinds, kind => Assert.InRange(all.Count(p => p.Threads.Any(t => t.Any(s => s.GetType() == kind))), 10, 1500));
        Enumeration.Result[] results = [.. programs.Select(Enumeration.Run)];
        Assert.InRange(results.Count(r => r.Complete.Count > 1), 200, 500);
        Assert.InRange(results.Count(r => r.Deadlocked.Count > 0), 20, 400);
        Assert.InRange(results.Count(r => r.Hung.Count > 0), 20, 400);
    }

    /// <summary>
    /// The source means what the enumeration takes it to mean: thread after thread, run by the runtime,
    /// leaves the same values behind.
    /// </summary>
    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    [Trait("Slow", "compiles and runs 1,500 programs")]
    public void SourceText_RunInOrderByTheRuntime_EndsAsTheEnumerationSays(OptimizationLevel optimization)
    {
        Program[] programs = [.. Some(1000), .. Swapping(500)];
        using CompiledPrograms compiled = CompiledPrograms.Compile(programs, optimization);
        var context = new AssemblyLoadContext("programs", isCollectible: true);
        using (FileStream file = File.OpenRead(compiled.Path))
        {
            Assembly assembly = context.LoadFromStream(file);
            int compared = 0;
            for (int i = 0; i < programs.Length; i++)
            {
                if (Enumeration.RunInOrder(programs[i]) is not { } expected)
                    continue;
                compared++;
                Assert.True(expected.SequenceEqual(RunInOrder(programs[i], assembly.GetType($"P{i}")!)), SourceText.Of(programs[i]));
            }
            Assert.InRange(compared, 400, 1500);
        }
        context.Unload();
    }

    private static int[] RunInOrder(Program program, Type type)
    {
        const BindingFlags Private = BindingFlags.Static | BindingFlags.NonPublic;
        type.GetMethod("Create", Private)!.Invoke(null, null);
        for (int t = 1; t <= program.Threads.Count; t++)
        {
            // On one thread: what joins it must find it ended.
            type.GetMethod($"T{t}", Private)!.Invoke(null, null);
            var ended = new Thread(() => { });
            ended.Start();
            ended.Join();
            type.GetField($"t{t}", Private)!.SetValue(null, ended);
        }
        Variable[] used = [.. program.UsedVariables];
        return [.. program.Variables.Select(Value)];

        int Value(Variable v)
        {
            if (!used.Contains(v))
                return 0;
            if (v.Storage != Storage.Instance)
                return (int)type.GetField(v.Name, Private)!.GetValue(null)!;
            object box = type.GetField("o", Private)!.GetValue(null)!;
            return (int)box.GetType().GetField(v.Name)!.GetValue(box)!;
        }
    }
}
