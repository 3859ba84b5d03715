namespace Interleave.Programs.Conformance;

/// <summary>What an await gives, throws, and where it goes on.</summary>
public sealed class Awaiting
{
    public async Task ResultOfTask()
    {
        int result = await Task.Run(() => 5);
        Assert.That(result == 5, "The result of the task.");
    }

    public async Task ResultOfNestedMethods()
    {
        Assert.That(await Sum(3) == 6, "3 + 2 + 1");
        
        static async Task<int> Sum(int n)
        {
            await Task.Yield();
            return n == 0 ? 0 : n + await Sum(n - 1);
        }
    }

    public async Task CompletedTask_GoesOnAtOnce()
    {
        int thread = Environment.CurrentManagedThreadId;
        await Task.CompletedTask;
        Assert.That(thread == Environment.CurrentManagedThreadId, "The same thread.");
        await Task.Yield();
    }

    public async Task Exception_IsTheFirstOne()
    {
        try
        {
            await Task.Run(() => throw new InvalidOperationException("first"));
        }
        catch (InvalidOperationException e)
        {
            Assert.That(e.Message == "first", "Its message.");
            return;
        }
        Assert.That(false, "An exception.");
    }

    public async Task Cancellation_IsThrown()
    {
        using var source = new CancellationTokenSource();
        await Task.Yield();
        source.Cancel();
        try
        {
            await Task.Delay(10, source.Token);
        }
        catch (TaskCanceledException e)
        {
            Assert.That(e.CancellationToken == source.Token, "Its token.");
            return;
        }
        Assert.That(false, "An exception.");
    }

    public async Task Finally_RunsAfterAwait()
    {
        int steps = 0;
        Task failing = Fail();
        try
        {
            await failing;
        }
        catch (FormatException)
        {
            steps++;
        }
        Assert.That(steps == 2, "Both blocks.");
        
        async Task Fail()
        {
            try
            {
                await Task.Yield();
                throw new FormatException();
            }
            finally
            {
                await Task.Yield();
                steps++;
            }
        }
    }

    public async Task SuppressThrowing_DoesNotThrow()
    {
        Task failing = Task.Run(() => throw new FormatException());
        await failing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.That(failing.IsFaulted, "It has failed.");
    }

    public async Task ForceYielding_GoesOnElsewhere()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        Assert.That(Thread.CurrentThread.IsThreadPoolThread, "A thread of the pool.");
    }

    public async Task HoistedStruct_KeepsItsValue()
    {
        var span = new TimeSpan(5);
        var pair = new Pair();
        pair.Add();
        await Task.Yield();
        pair.Add();
        Assert.That(pair.Count == 2 && span.Ticks == 5, "Both values.");
    }

    struct Pair
    {
        public int Count;

        public void Add() => Count++;
    }

    public async Task Generic_GivesItsType()
    {
        Assert.That(await Echo("a") == "a" && await Echo(2L) == 2L, "What it was given.");
        
        static async Task<T> Echo<T>(T value)
        {
            await Task.Yield();
            return value;
        }
    }
}
