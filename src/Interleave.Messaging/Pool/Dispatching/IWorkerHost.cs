namespace Interleave.Messaging.Pool.Dispatching;

/// <summary>What a <see cref="Dispatcher"/> wants done to the processes.</summary>
/// <remarks>
/// Called without any lock, from whichever thread brought it about. None of these may wait; what comes of them is told by
/// a call of the dispatcher. A worker may be gone already: then nothing is done.
/// </remarks>
internal interface IWorkerHost
{
    /// <summary>Starts a process; <see cref="Dispatcher.Ready"/> and in the end, whatever happens, <see cref="Dispatcher.Ended"/> follow.</summary>
    void Start(int worker);

    /// <summary>Sends it a request; it has no other.</summary>
    void Give(int worker, PoolRequest request);

    /// <summary>Has it end by itself: it has nothing to do.</summary>
    void Stop(int worker);

    /// <summary>Ends it.</summary>
    void Kill(int worker);

    /// <summary>Calls <see cref="Dispatcher.TryAgain"/> after a while, longer the more often this was asked for in a row.</summary>
    void TryAgainLater(int timesBefore);
}
