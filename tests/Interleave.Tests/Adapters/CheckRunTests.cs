using System.Collections.Immutable;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Adapters;

/// <summary>Checks of lambdas, as any test framework can do them.</summary>
public class CheckRunTests
{
    private static int s_static;
    private readonly List<int> _list = [];

    private enum Colour
    {
        Red = 1,
        Blue = 4,
    }

    private interface ICounter
    {
        int Count { get; }

        void Add();
    }

    [Fact]
    public void Run_LostUpdate_ThrowsTheReport()
    {
        var failed = Assert.Throws<CheckFailedException>(() => Check.Run(() =>
        {
            int count = 0;
            Twice(() => count++);
            Assert.Equal(2, count);
        }));

        Assert.StartsWith("✗ CheckRunTests.Run_LostUpdate_ThrowsTheReport   FAILED: assertion", failed.Message);
        Assert.Contains("CheckRunTests.cs:", failed.Message);
        Assert.Contains($"Replay:  Check.Replay(\"{failed.Result.Replay}\", () => …)", failed.Message);
        Assert.Equal(FailureKind.Assertion, failed.Result.Kind);
    }

    [Fact]
    public void Run_AtomicUpdate_IsVerified()
    {
        CheckResult result = Check.Run(() =>
        {
            int count = 0;
            Twice(() => Interlocked.Increment(ref count));
            Assert.Equal(2, count);
        });

        Assert.Equal(Outcome.Verified, result.Outcome);
    }

    [Fact]
    public void Run_WithoutOptions_IsUnderAllMemoryModels()
    {
        var failed = Assert.Throws<CheckFailedException>(() => Check.Run(MessagePassing));

        Assert.Equal((FailureKind.Assertion, "dotnet"), (failed.Result.Kind, failed.Result.Memory));
        Assert.Equal(["sc", "tso"], failed.Result.Earlier.Select(r => r.Memory));
    }

    [Theory]
    [InlineData(MemoryChoice.Sc, "sc")]
    [InlineData(MemoryChoice.Tso, "tso")]
    public void Run_UnderOneMemoryModel_IsUnderThatAlone(MemoryChoice memory, string name)
    {
        CheckResult result = Check.Run(MessagePassing, CheckOptions.ForTests with { Memory = memory });

        Assert.Equal((Outcome.Verified, name), (result.Outcome, result.Memory));
        Assert.Empty(result.Earlier);
    }

    private static void MessagePassing()
    {
        int data = 0, found = 1;
        bool ready = false;
        Thread a = new(() =>
        {
            data = 1;
            ready = true;
        });
        Thread b = new(() =>
        {
            if (ready)
                found = data;
        });
        a.Start();
        b.Start();
        a.Join();
        b.Join();
        Assert.Equal(1, found);
    }

    [Fact]
    public void Run_AsyncLostUpdate_ThrowsTheReport()
    {
        Func<Task> body = async () =>
        {
            int count = 0;
            await Task.WhenAll(Add(), Add());
            Assert.Equal(2, count);

            async Task Add()
            {
                await Task.Yield();
                count++;
            }
        };

        CheckResult failed = Assert.Throws<CheckFailedException>(() => Check.Run(body)).Result;

        Assert.Equal(FailureKind.Assertion, failed.Kind);
        Assert.Equal(FailureKind.Assertion, Assert.Throws<CheckFailedException>(() => Check.Replay(failed.Replay!, body)).Result.Kind);
    }

    [Fact]
    public void Run_AsyncAtomicUpdate_IsVerified() => Assert.Equal(Outcome.Verified, Check.Run(async () =>
    {
        int count = 0;
        await Task.WhenAll(Task.Run(() => Interlocked.Increment(ref count)), Task.Run(() => Interlocked.Increment(ref count)));
        Assert.Equal(2, count);
    }).Outcome);

    [Fact]
    public void Replay_OfAFailure_FailsAgain()
    {
        Action body = () =>
        {
            int count = 0;
            Twice(() => count++);
            Assert.Equal(2, count);
        };
        string token = Assert.Throws<CheckFailedException>(() => Check.Run(body)).Result.Replay!;

        var again = Assert.Throws<CheckFailedException>(() => Check.Replay(token, body));

        Assert.Equal(FailureKind.Assertion, again.Result.Kind);
    }

    [Fact]
    public void Run_ValuesThatCannotChange_AreTakenAlong()
    {
        int times = 3;
        string text = "a";
        Colour colour = Colour.Blue;
        var point = new Point(1, "x", Colour.Red);
        (int, Colour) pair = (7, Colour.Blue);
        ImmutableArray<int> numbers = [1, 2, 3];
        DateTime day = new(2020, 2, 2);
        Type type = typeof(CheckRunTests);
        Func<int, int> twice = x => x * 2;
        object? nothing = null;

        Check.Run(() =>
        {
            int count = 0;
            Twice(() => Interlocked.Add(ref count, times));
            Assert.Equal((6, "a", Colour.Blue), (count, text, colour));
            Assert.Equal(new Point(1, "x", Colour.Red), point);
            Assert.Equal((7, Colour.Blue), pair);
            Assert.Equal(6, numbers.Sum());
            Assert.Equal(new DateTime(2020, 2, 2), day);
            Assert.Same(typeof(CheckRunTests), type);
            Assert.Equal(8, twice(4));
            Assert.Null(nothing);
        });
    }

    [Fact]
    public void Run_CapturedVariableThatIsAssigned_BeginsAnewInEachExecution()
    {
        int count = 0;

        Check.Run(() =>
        {
            Assert.Equal(0, count);
            Twice(() => Interlocked.Increment(ref count));
            Assert.Equal(2, count);
        });

        Assert.Equal(0, count);
    }

    [Fact]
    public void Run_Statics_AreThoseOfTheCopy()
    {
        s_static = 5;

        Check.Run(() =>
        {
            Assert.Equal(0, s_static);
            Twice(() => Interlocked.Increment(ref s_static));
        });

        Assert.Equal(5, s_static);
    }

    [Fact]
    public void Run_NamedMethod_IsFoundInTheCopy()
    {
        Assert.Equal(Outcome.Verified, Check.Run(Named).Outcome);
        Assert.Equal(Outcome.Verified, Check.Run(Generic<Point>).Outcome);
        Assert.Equal(Outcome.Verified, Check.Run(Box<Point>.Inner).Outcome);
    }

    [Fact]
    public void Run_CapturedList_IsRefusedByName()
    {
        var list = new List<int>();

        Refused("list (List<Int32>)", () => Twice(() => list.Add(1)));
    }

    [Fact]
    public void Run_CapturedArray_IsRefusedByName()
    {
        int[] array = [1];

        Refused("array (Int32[])", () => Twice(() => array[0]++));
    }

    [Fact]
    public void Run_CapturedLock_IsRefusedByName()
    {
        var gate = new Lock();

        Refused("gate (Lock)", () => Twice(() => gate.Enter()));
    }

    [Fact]
    public void Run_CapturedObjectThatCanChange_IsRefusedByName()
    {
        var counter = new Counter();

        Refused("counter.Count (Int32)", () => Twice(counter.Add));
    }

    [Fact]
    public void Run_CapturedBehindAnInterface_IsRefusedByName()
    {
        ICounter counter = new Counter();

        Refused("counter.Count (Int32)", () => Twice(counter.Add));
    }

    [Fact]
    public void Run_CapturedTestObject_IsRefusedByItsField() => Refused("this._list (List<Int32>)", () => Twice(() => _list.Add(1)));

    [Fact]
    public void Run_DelegateOverWhatCanChange_IsRefusedByName()
    {
        Action add = new Counter().Add;

        Refused("add.Count (Int32)", () => Twice(add));
    }

    [Fact]
    public void Run_ListInAnImmutableObject_IsRefusedByName()
    {
        var box = new Box<List<int>>([]);

        Refused("box.Value (List<Int32>)", () => Twice(() => box.Value.Add(1)));
    }

    [Fact]
    public void Run_NothingStarted_IsNotInstrumented() =>
        Assert.Equal(Outcome.NotInstrumented, Assert.Throws<CheckFailedException>(() => Check.Run(() => { })).Result.Outcome);

    [Fact]
    public void Run_EndedEarly_FailsOnlyWhereThatIsAsked()
    {
        CheckOptions early = CheckOptions.ForTests with { MaxExecutions = 1 };
        Action body = () =>
        {
            int count = 0;
            Twice(() => count++);
        };

        Assert.Equal(Outcome.NoBugFound, Check.Run(body, early).Outcome);
        Assert.Throws<CheckFailedException>(() => Check.Run(body, early with { RequireExhaustive = true }));
    }

    [Fact]
    public void Run_BoundOnPreemptions_FindsWhatNeedsNoMore()
    {
        Action body = () =>
        {
            int count = 0;
            Twice(() => count++);
            Assert.Equal(2, count);
        };

        CheckResult none = Check.Run(body, CheckOptions.ForTests with { PreemptionBound = 0 });

        Assert.Equal(Outcome.NoBugFound, none.Outcome);
        Assert.Equal("schedules with more than 0 preemptions were not explored", none.Message);
        Assert.Throws<CheckFailedException>(() => Check.Run(body, CheckOptions.ForTests with { PreemptionBound = 1 }));
    }

    private static void Refused(string what, Action body)
    {
        var refused = Assert.Throws<CheckFailedException>(() => Check.Run(body));

        Assert.Equal(Outcome.NotInstrumented, refused.Result.Outcome);
        Assert.StartsWith($"the lambda captures {what}, which", refused.Result.Message);
    }

    private static void Named() => Twice(() => { });

    private static void Generic<T>() => Twice(() => _ = typeof(T).Name);

    private static void Twice(Action action)
    {
        Thread a = new(() => action()) { Name = "A" }, b = new(() => action()) { Name = "B" };
        a.Start();
        b.Start();
        a.Join();
        b.Join();
    }

    private sealed record Point(int X, string Name, Colour Colour);

    private sealed class Counter : ICounter
    {
        public int Count { get; private set; }

        public void Add() => Count++;
    }

    private sealed class Box<T>(T value)
    {
        public T Value { get; } = value;

        public static void Inner() => Twice(() => { });
    }
}
