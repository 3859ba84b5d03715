using System.Runtime.ExceptionServices;
using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>Runs many <see cref="UserThread"/>s on few threads of the kernel: on one, or on several.</summary>
/// <remarks>
/// On one, what the threads do between two yields is never interrupted by another of them, and if one of them blocks in the kernel
/// all do; on several they run at once. Cooperative and fair: who is ready runs first come, first served, up to its next
/// yield. What a thread did before it yields is seen by it, and by those that it makes ready, whichever thread of the kernel
/// runs them. (Anderson, Bershad, Lazowska and Levy, "Scheduler Activations", TOCS 10(1), 1992, section 2, for what this can and cannot do.)
/// </remarks>
public sealed class UserScheduler
{
    // Used under the guard only.
    private readonly Queue<UserThread> _ready = new();
    private readonly WaiterList _idle = new();
    private int _running;
    private int _started;
    private Exception? _failure;

    internal Lock Guard { get; } = new();

    /// <summary>Makes a thread that is ready to run. It may be called by threads that run.</summary>
    /// <param name="body">What the thread does; it yields where others may run.</param>
    public UserThread Start(IEnumerable<UserStep> body)
    {
        var thread = new UserThread(this, body.GetEnumerator());
        lock (Guard)
        {
            _started++;
            MakeReady(thread);
        }
        return thread;
    }

    /// <summary>Runs all threads to their end.</summary>
    /// <param name="kernelThreads">On how many threads of the kernel, the caller among them.</param>
    /// <exception cref="InvalidOperationException">Threads are left that wait for each other for ever.</exception>
    /// <exception cref="Exception">What the first thread that failed failed with; the others have run to their end.</exception>
    public void Run(int kernelThreads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kernelThreads, 1);
        var others = new Thread[kernelThreads - 1];
        for (int i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(Work);
            others[i].Start();
        }
        Work();
        foreach (Thread other in others)
            other.Join();
        if (_failure is { } failure)
        {
            _failure = null;
            ExceptionDispatchInfo.Throw(failure);
        }
        if (_started > 0)
            throw new InvalidOperationException($"{_started} threads wait for ever.");
    }

    /// <summary>Queues a thread to run, under the guard.</summary>
    internal void MakeReady(UserThread thread)
    {
        _ready.Enqueue(thread);
        _idle.TakeFirst()?.Wake();
    }

    private void Work()
    {
        while (TakeNext() is { } thread)
        {
            UserStep? step = null;
            Exception? failure = null;
            try
            {
                step = thread.Resume();
            }
            catch (Exception e)
            {
                failure = e;
            }
            lock (Guard)
            {
                Finish(thread, step, failure);
            }
        }
    }

    /// <summary>The next thread to run; nothing when none is ready and none runs that could make one so.</summary>
    private UserThread? TakeNext()
    {
        while (true)
        {
            ThreadWaiter waiter;
            lock (Guard)
            {
                if (_ready.TryDequeue(out UserThread? next))
                {
                    _running++;
                    return next;
                }
                if (_running == 0)
                    return null;
                waiter = new ThreadWaiter(Environment.CurrentManagedThreadId);
                _idle.Add(waiter);
            }
            waiter.Park();
        }
    }

    private void Finish(UserThread thread, UserStep? step, Exception? failure)
    {
        _running--;
        if (step is null || !IsOwn(step, ref failure))
        {
            _failure ??= failure;
            _started--;
            thread.End();
        }
        else if (step.TryPass(thread))
        {
            MakeReady(thread);
        }
        // Those that wait for work have to see that none will come.
        while (_running == 0 && _ready.Count == 0 && _idle.TakeFirst() is { } idle)
            idle.Wake();
    }

    /// <summary>Whether a step is of this scheduler's; a thread that yields another's fails.</summary>
    private bool IsOwn(UserStep step, ref Exception? failure)
    {
        if (step.Scheduler is null || step.Scheduler == this)
            return true;
        failure = new InvalidOperationException("A thread has yielded what is of another scheduler.");
        return false;
    }
}
