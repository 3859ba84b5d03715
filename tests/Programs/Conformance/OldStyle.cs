namespace Interleave.Programs.Conformance;

/// <summary>Operations with a method to begin and one to end them, as tasks; and sources of one's own class.</summary>
public sealed class OldStyle
{
    public async Task FromAsync_EndsWithTheOperation()
    {
        int sum = await Task.Factory.FromAsync(Operation.Begin, Operation.End, 3, null);
        Assert.That(sum == 6, "Twice as much.");
    }

    public async Task FromAsync_OfTheOtherFactory_Too()
    {
        Task<int> task = Task<int>.Factory.FromAsync(Operation.Begin, Operation.End, 4, "state");
        Assert.That(await task == 8 && (string?)task.AsyncState == "state", "With its state.");
    }

    public async Task FromAsync_DoneAtOnce_IsComplete()
    {
        Task task = Task.Factory.FromAsync((done, state) => new Operation(done, 1, atOnce: true), _ => { }, null);
        Assert.That(task.IsCompletedSuccessfully, "At once.");
        await task;
    }

    public async Task FromAsync_EndThrows_HasFailed()
    {
        Task task = Task.Factory.FromAsync((done, state) => new Operation(done, 1, atOnce: true), _ => throw new FormatException(), null);
        await Exceptions.Throws<FormatException>(task);
    }

    public async Task FromAsync_EndIsCancelled_IsCanceled()
    {
        Task task = Task.Factory.FromAsync((done, state) => new Operation(done, 1, atOnce: true), _ => throw new OperationCanceledException(), null);
        await Exceptions.Throws<OperationCanceledException>(task);
        Assert.That(task.IsCanceled, "It is no failure.");
    }

    public Task FromAsync_BeginThrows_Throws()
    {
        try
        {
            Task.Factory.FromAsync((_, _) => throw new FormatException(), _ => { }, null);
            Assert.That(false, "An exception.");
        }
        catch (FormatException)
        {
        }
        return Task.CompletedTask;
    }

    public async Task FromAsync_OfOneThatHasBegun_WaitsForIt()
    {
        IAsyncResult begun = Operation.Begin(5, null, null);
        Assert.That(await Task.Factory.FromAsync(begun, Operation.End) == 10, "Its result.");
    }

    public async Task DerivedSource_IsOneLikeOthers()
    {
        var source = new Named("n");
        Task set = Task.Run(() => source.SetResult(7));
        Assert.That(await source.Task == 7 && source.Name == "n", "As the base class.");
        await set;
    }

    public async Task DerivedSource_WithoutAResult_ContinuesAsynchronously()
    {
        var source = new Later();
        bool after = false;
        Task waiting = Wait();
        source.SetResult();
        bool atOnce = Volatile.Read(ref after) && waiting.IsCompleted;
        await waiting;
        Assert.That(after && (source.Task.CreationOptions & TaskCreationOptions.RunContinuationsAsynchronously) != 0, $"As its options say ({atOnce}).");

        async Task Wait()
        {
            await source.Task;
            Volatile.Write(ref after, true);
        }
    }

    sealed class Named(string name) : TaskCompletionSource<int>
    {
        public string Name => name;
    }

    sealed class Later() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    sealed class Operation : IAsyncResult
    {
        readonly ManualResetEvent ended = new(false);
        readonly int value;

        public Operation(AsyncCallback? done, int value, bool atOnce, object? state = null)
        {
            (this.value, CompletedSynchronously, AsyncState) = (value, atOnce, state);
            if (atOnce)
            {
                Complete(done);
                return;
            }
            ThreadPool.QueueUserWorkItem(_ => Complete(done));
        }

        public object? AsyncState { get; }

        public WaitHandle AsyncWaitHandle => ended;

        public bool CompletedSynchronously { get; }

        public bool IsCompleted => ended.WaitOne(0);

        public static IAsyncResult Begin(int value, AsyncCallback? done, object? state) => new Operation(done, value, atOnce: false, state);

        public static int End(IAsyncResult result)
        {
            result.AsyncWaitHandle.WaitOne();
            return ((Operation)result).value * 2;
        }

        void Complete(AsyncCallback? done)
        {
            ended.Set();
            done?.Invoke(this);
        }
    }
}
