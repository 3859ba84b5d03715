namespace Interleave.Messaging.Pool.Dispatching;

/// <summary>Something for the <see cref="IWorkerHost"/> to do, to the worker with this number unless its kind says otherwise.</summary>
internal readonly record struct Step(StepKind Kind, int Number = 0, PoolRequest? Request = null);

/// <summary>What a <see cref="Step"/> is.</summary>
internal enum StepKind
{
    Start,
    Give,
    Stop,
    Kill,

    /// <summary>Start a worker again after a while; the number says how often this was put off before.</summary>
    TryAgainLater,

    /// <summary>One request fewer waits.</summary>
    MakeRoom,
}
