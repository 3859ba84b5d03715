namespace Interleave.Messaging.Pool.Dispatching;

/// <summary>What a <see cref="PoolState"/> knows of a worker that has not ended.</summary>
internal sealed class Worker(int number, int requestLimit)
{
    public int Number => number;

    public WorkerPhase Phase { get; set; } = WorkerPhase.Starting;

    /// <summary>Whether it is to be replaced: it works on until another one is ready.</summary>
    public bool IsStale { get; set; }

    /// <summary>What it works on, unless nobody wants that any more.</summary>
    public PoolRequest? Request { get; set; }

    /// <summary>The number of the request that it works on, or worked on last.</summary>
    public long RequestNumber { get; set; }

    public int Answers { get; set; }

    /// <summary>Whether it has done what is asked of a worker in its life.</summary>
    public bool IsSpent => Answers >= requestLimit;

    /// <summary>Whether it was told to end, so that its end says nothing against it.</summary>
    public bool WasDismissed { get; set; }

    public bool IsReady => Phase is WorkerPhase.Idle or WorkerPhase.Busy;
}

/// <summary>Where a <see cref="Worker"/> is in its life.</summary>
internal enum WorkerPhase
{
    Starting,
    Idle,
    Busy,

    /// <summary>It gets no more work. A request that it still has fails at its end.</summary>
    Ending,
}
