namespace Interleave.Sync.Waiting;

/// <summary>One wait of one thread.</summary>
/// <remarks>
/// The only place of the library at which a thread stops: in the kernel on a futex where there is one, else in a
/// <see cref="SemaphoreSlim"/>, so that whoever controls that and switches the other off controls all of it. A thread that
/// waits in the kernel cannot be interrupted by <see cref="Thread.Interrupt"/>.
/// </remarks>
internal class ThreadWaiter : Waiter
{
    private const int Waiting = 0;
    private const int Woken = 1;
    private const int Cancelled = 2;

    private readonly SemaphoreSlim? _wake = Futex.IsSupported ? null : new(0, 1);
    private int _word;

    /// <param name="thread">Its managed id.</param>
    public ThreadWaiter(int thread) => Holder = thread;

    /// <summary>Stops the thread until it is woken.</summary>
    /// <returns>False when the patience ended first. Whether it was woken all the same is to be looked up under the guard.</returns>
    public bool Park(in Patience patience)
    {
        if (_wake is null)
            return ParkInKernel(patience);
        try
        {
            return _wake.Wait(patience.Remaining, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Stops the thread until it is woken, however long that takes.</summary>
    public void Park()
    {
        if (_wake is not null)
            _wake.Wait();
        else
            while (Volatile.Read(ref _word) is var word && word != Woken)
                Futex.Wait(ref _word, word, Timeout.Infinite);
    }

    public override void Wake()
    {
        if (_wake is not null)
            _wake.Release();
        else
            Change(Woken);
    }

    private bool ParkInKernel(in Patience patience)
    {
        CancellationTokenRegistration registration = patience.Token.CanBeCanceled
            ? patience.Token.UnsafeRegister(static waiter => ((ThreadWaiter)waiter!).Change(Cancelled), this)
            : default;
        try
        {
            while (Volatile.Read(ref _word) == Waiting && patience.Remaining is not 0 and var left)
                Futex.Wait(ref _word, Waiting, left);
        }
        finally
        {
            registration.Unregister();
        }
        return Volatile.Read(ref _word) == Woken;
    }

    private void Change(int word)
    {
        // Who was woken is not cancelled any more, and who was cancelled may still be woken.
        if (word == Woken)
            Volatile.Write(ref _word, word);
        else if (Interlocked.CompareExchange(ref _word, word, Waiting) != Waiting)
            return;
        Futex.Wake(ref _word);
    }
}
