namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>An operation with a Begin and an End method, whose result is used once it has ended.</summary>
public sealed class ResultUsedBehindTheEnd
{
    int result;

    public async Task Run()
    {
        Task operation = Task.Factory.FromAsync(Begin, _ => { }, null);
        await operation;
        Assert.That(result == 1, $"Expected 1, found {result}.");
    }

    IAsyncResult Begin(AsyncCallback callback, object? state)
    {
        var source = new Operation();
        ThreadPool.QueueUserWorkItem(_ =>
        {
            Volatile.Write(ref result, 1);
            callback(source);
        });
        return source;
    }

    sealed class Operation : IAsyncResult
    {
        public object? AsyncState => null;

        public WaitHandle AsyncWaitHandle => throw new NotSupportedException();

        public bool CompletedSynchronously => false;

        public bool IsCompleted => false;
    }
}
