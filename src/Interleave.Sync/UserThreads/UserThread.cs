namespace Interleave.Sync;

/// <summary>A thread of the program's own, made of an iterator: it gives the processor up where it yields, and nowhere else.</summary>
/// <remarks>Made by <see cref="UserScheduler.Start"/>. A switch costs a call of the iterator and two of a queue; the kernel knows nothing of it.</remarks>
public sealed class UserThread
{
    private readonly IEnumerator<UserStep> _body;
    private readonly Queue<UserThread> _joining = new();
    private readonly JoinStep _join;

    internal UserThread(UserScheduler scheduler, IEnumerator<UserStep> body)
    {
        Scheduler = scheduler;
        _body = body;
        _join = new JoinStep(this);
    }

    /// <summary>Whether it has come to its end.</summary>
    public bool HasEnded { get; private set; }

    internal UserScheduler Scheduler { get; }

    /// <summary>To wait until this thread has come to its end: <c>yield return thread.Join();</c>.</summary>
    public UserStep Join() => _join;

    /// <summary>Runs it up to where it yields.</summary>
    /// <returns>What it yields; nothing at its end.</returns>
    internal UserStep? Resume() => _body.MoveNext() ? _body.Current : null;

    /// <summary>Makes all ready that wait for the end, under the scheduler's guard.</summary>
    internal void End()
    {
        _body.Dispose();
        HasEnded = true;
        while (_joining.TryDequeue(out UserThread? waiting))
            Scheduler.MakeReady(waiting);
    }

    private sealed class JoinStep(UserThread of) : UserStep
    {
        internal override UserScheduler Scheduler => of.Scheduler;

        internal override bool TryPass(UserThread thread)
        {
            if (!of.HasEnded)
                of._joining.Enqueue(thread);
            return of.HasEnded;
        }
    }
}
