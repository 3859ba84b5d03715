namespace Interleave.Executing;

/// <summary>Is told of each event as its thread reaches it.</summary>
internal interface ITracer
{
    /// <summary>The event is repeated or added now, by the thread that runs.</summary>
    void Record(int e);

    /// <summary>The thread that runs cannot go on from here.</summary>
    void Waiting(int thread);

    /// <summary>The thread that runs queues work, for another one.</summary>
    void Queued(int thread);

    /// <summary>The object behind a cell.</summary>
    void Named(int cell, object target);

    /// <summary>The call that the next event stands for.</summary>
    void Called(string call);

    /// <summary>A reference was read from or written to a field or element.</summary>
    void Seen(object target, int location, int field);
}
