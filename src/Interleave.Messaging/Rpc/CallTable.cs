namespace Interleave.Messaging.Rpc;

/// <summary>The calls in flight of a client, each of which ends once: by its answer, or because none will come.</summary>
internal sealed class CallTable<TAnswer>
{
    private readonly Lock _guard = new();

    // Under the guard.
    private readonly Dictionary<long, TaskCompletionSource<TAnswer>> _calls = [];
    private long _last;

    public (long Number, Task<TAnswer> Answer) Begin()
    {
        var call = new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_guard)
        {
            _calls.Add(++_last, call);
            return (_last, call.Task);
        }
    }

    /// <summary>An answer has come; one to a call that has ended already is of no account.</summary>
    public void Complete(long number, TAnswer answer) => Take(number)?.TrySetResult(answer);

    /// <returns>Whether the call was still in flight.</returns>
    public bool Fail(long number, Exception failure) => Take(number)?.TrySetException(failure) == true;

    /// <summary>No answer will come to any call that is in flight now.</summary>
    public void FailAll(Func<Exception> failure)
    {
        TaskCompletionSource<TAnswer>[] calls;
        lock (_guard)
        {
            calls = [.. _calls.Values];
            _calls.Clear();
        }
        foreach (TaskCompletionSource<TAnswer> call in calls)
            call.TrySetException(failure());
    }

    private TaskCompletionSource<TAnswer>? Take(long number)
    {
        lock (_guard)
            return _calls.Remove(number, out TaskCompletionSource<TAnswer>? call) ? call : null;
    }
}
