namespace Interleave.Messaging.Pool.Dispatching;

/// <summary>A state of the pool that somebody waits for.</summary>
internal sealed class Milestone(Func<bool> isReached)
{
    private readonly TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Task => _source.Task;

    /// <summary>Whether it is reached; who waits is told.</summary>
    public bool Reach()
    {
        if (!isReached())
            return false;
        _source.SetResult();
        return true;
    }

    public void Fail(Exception why) => _source.SetException(why);
}
