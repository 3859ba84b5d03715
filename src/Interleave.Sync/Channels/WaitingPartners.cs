using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A thread that waits on one channel.</summary>
internal sealed class ThreadPartner<T>() : ThreadWaiter(Environment.CurrentManagedThreadId), IPartner<T>
{
    public T? Value { get; set; }

    public bool TryTake() => true;
}

/// <summary>Asynchronous code that waits on one channel: what it is granted is what is sent or received.</summary>
internal sealed class AsyncPartner<T> : AsyncWaiter<T>, IPartner<T>
{
    public T? Value
    {
        get => Granted;
        set => Granted = value;
    }

    public static AsyncPartner<T> Take(IWaitingRoom channel, T? value, in Patience patience)
    {
        AsyncPartner<T> partner = Spare<AsyncPartner<T>>.Take();
        partner.Prepare(channel, value, patience, holder: 0);
        return partner;
    }

    public bool TryTake() => true;

    private protected override void Keep() => Spare<AsyncPartner<T>>.Keep(this);
}
