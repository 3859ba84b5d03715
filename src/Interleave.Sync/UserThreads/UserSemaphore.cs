namespace Interleave.Sync;

/// <summary>A semaphore for the <see cref="UserThread"/>s of one scheduler: who has to wait gives the processor to another of them.</summary>
/// <remarks>Fair: first come, first served. To release releases and to wait acquires.</remarks>
public sealed class UserSemaphore
{
    private readonly UserScheduler _scheduler;
    private readonly Queue<UserThread> _waiting = new();
    private readonly WaitStep _wait;
    private int _count;

    /// <summary>A semaphore.</summary>
    /// <param name="scheduler">Whose threads wait.</param>
    /// <param name="initialCount">The count at first.</param>
    public UserSemaphore(UserScheduler scheduler, int initialCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(initialCount);
        _scheduler = scheduler;
        _count = initialCount;
        _wait = new WaitStep(this);
    }

    /// <summary>To wait until the count is not zero, and take one: <c>yield return semaphore.Wait();</c>.</summary>
    public UserStep Wait() => _wait;

    /// <summary>Lets through the thread that has waited longest, or adds one to the count.</summary>
    /// <exception cref="SemaphoreFullException">The count is as large as it can be; nothing has changed.</exception>
    public void Release()
    {
        lock (_scheduler.Guard)
        {
            if (_waiting.TryDequeue(out UserThread? waiting))
                _scheduler.MakeReady(waiting);
            else if (_count == int.MaxValue)
                throw new SemaphoreFullException();
            else
                _count++;
        }
    }

    private sealed class WaitStep(UserSemaphore of) : UserStep
    {
        internal override UserScheduler Scheduler => of._scheduler;

        internal override bool TryPass(UserThread thread)
        {
            if (of._count == 0)
            {
                of._waiting.Enqueue(thread);
                return false;
            }
            of._count--;
            return true;
        }
    }
}
