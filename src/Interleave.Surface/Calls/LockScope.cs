namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="Lock.Scope"/>, which cannot be made from outside of the framework.</summary>
public ref struct LockScope
{
    private Lock? _lock;

    internal LockScope(Lock target) => _lock = target;

    /// <summary>Leaves the lock, the first time it is called.</summary>
    public void Dispose()
    {
        if (_lock is not { } target)
            return;
        _lock = null;
        LockCalls.Exit(target);
    }
}
