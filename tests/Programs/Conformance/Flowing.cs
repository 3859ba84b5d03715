namespace Interleave.Programs.Conformance;

/// <summary>Values that go along with asynchronous code.</summary>
public sealed class Flowing
{
    static readonly AsyncLocal<int> Local = new();

    public async Task Value_StaysOverAwaits()
    {
        Local.Value = 3;
        await Task.Yield();
        await Task.Run(() => { });
        Assert.That(Local.Value == 3, "As before.");
    }

    public async Task Value_SetInside_DoesNotComeOut()
    {
        Local.Value = 1;
        await Inner();
        Assert.That(Local.Value == 1, "As before.");

        static async Task Inner()
        {
            Local.Value = 2;
            await Task.Yield();
            Assert.That(Local.Value == 2, "Its own.");
        }
    }

    public async Task Value_FlowsIntoTasks()
    {
        Local.Value = 4;
        Assert.That(await Task.Run(() => Local.Value) == 4, "Taken along.");
    }

    public async Task Value_FlowsIntoThreads()
    {
        Local.Value = 5;
        int seen = 0;
        var thread = new Thread(() => seen = Local.Value);
        thread.Start();
        thread.Join();
        Assert.That(seen == 5, "Taken along.");
        await Task.Yield();
    }

    public async Task Value_FlowsIntoWorkItems()
    {
        Local.Value = 6;
        var seen = new TaskCompletionSource<int>();
        ThreadPool.QueueUserWorkItem(_ => seen.SetResult(Local.Value));
        Assert.That(await seen.Task == 6, "Taken along.");
    }

    public async Task Value_DoesNotFlowIntoUnsafeWorkItems()
    {
        Local.Value = 7;
        var seen = new TaskCompletionSource<int>();
        ThreadPool.UnsafeQueueUserWorkItem(_ => seen.SetResult(Local.Value), null);
        Assert.That(await seen.Task == 0, "Left behind.");
    }

    public async Task Suppressed_DoesNotFlow()
    {
        Local.Value = 8;
        Task<int> task;
        using (ExecutionContext.SuppressFlow())
            task = Task.Run(() => Local.Value);
        Assert.That(await task == 0 && Local.Value == 8, "Left behind.");
    }

    public async Task Value_FlowsIntoTimers()
    {
        Local.Value = 9;
        var seen = new TaskCompletionSource<int>();
        using var timer = new Timer(_ => seen.SetResult(Local.Value), null, 1, Timeout.Infinite);
        Assert.That(await seen.Task == 9, "Taken along.");
    }

    public async Task Value_FlowsIntoContinuations()
    {
        var source = new TaskCompletionSource();
        Local.Value = 10;
        Task<int> continuation = source.Task.ContinueWith(_ => Local.Value);
        Local.Value = 11;
        source.SetResult();
        Assert.That(await continuation == 10, "As when it was added.");
    }

    public async Task TwoMethods_HaveEachTheirOwn()
    {
        Task<int> a = Keep(1), b = Keep(2);
        Assert.That(await a == 1 && await b == 2, "Each its own.");

        static async Task<int> Keep(int value)
        {
            Local.Value = value;
            await Task.Yield();
            return Local.Value;
        }
    }

    public async Task Run_InACapturedContext_HasItsValues()
    {
        Local.Value = 12;
        ExecutionContext captured = ExecutionContext.Capture()!;
        Local.Value = 13;
        int seen = 0;
        ExecutionContext.Run(captured, _ => seen = Local.Value, null);
        Assert.That(seen == 12 && Local.Value == 13, "As when it was captured.");
        await Task.Yield();
    }
}
