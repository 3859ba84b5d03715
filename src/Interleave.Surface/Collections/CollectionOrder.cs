namespace Interleave.Surface.Collections;

/// <summary>Which item of a concurrent collection is taken next.</summary>
internal enum CollectionOrder
{
    /// <summary>A queue.</summary>
    FirstInFirstOut,

    /// <summary>A stack.</summary>
    LastInFirstOut,

    /// <summary>A bag: what the thread has added last, else what another one has added first.</summary>
    OwnFirst,
}
