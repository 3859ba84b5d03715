using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>Keeps the operations of an object in the order that path expressions allow.</summary>
/// <remarks>
/// <para>
/// <c>path E end</c> may be gone through again and again. In it, <c>a; b</c> is one after the other, <c>a + b</c> (or
/// <c>a, b</c>) one of both, <c>{ a }</c> any number at once as long as one is inside; <c>;</c> binds tighter than <c>+</c>, and
/// there are parentheses. With several paths an operation starts when all in which it stands allow it: the history of starts and
/// ends is in the language of each path. So <c>path put; get end</c> is a buffer of one, and <c>path { read } + write end</c> readers
/// first.
/// </para>
/// <para>
/// An operation starts when it can, whoever waits for another one, so that a burst can keep others out for ever; those that wait for
/// the same operation go first come, first served. Not thread-affine; an operation that starts another one of the same object may wait
/// for itself. What was done before the end of an operation is seen by those that its end lets start. Nothing is allocated
/// unless somebody has to wait. Nothing to dispose. (Campbell and Habermann, "The Specification of Process Synchronization by Path
/// Expressions", LNCS 16, 1974; their semaphores are counts under one guard here, so that an operation of several paths waits for
/// all at once and holds none meanwhile.)
/// </para>
/// </remarks>
public sealed class PathGuard : IWaitingRoom
{
    private readonly Lock _guard = new();
    private readonly WaiterList _waiting = new();
    private readonly Dictionary<string, Operation> _operations = [];
    private readonly List<Operation> _inOrder = [];
    private readonly int[] _counts;

    /// <summary>Keeps operations in the order of so many paths.</summary>
    /// <param name="paths">The paths, as <c>path put; get end</c>.</param>
    /// <exception cref="FormatException">One is no path; the message says where and what was expected.</exception>
    public PathGuard(params string[] paths)
    {
        ArgumentOutOfRangeException.ThrowIfZero(paths.Length, nameof(paths));
        var counts = new List<int>();
        var compiler = new PathCompiler(counts, (name, before, behind) => Named(name).Add(before, behind));
        foreach (string path in paths)
            compiler.Compile(PathParser.Parse(path));
        _counts = [.. counts];
    }

    /// <summary>The operation of that name.</summary>
    /// <exception cref="ArgumentException">No path has it.</exception>
    public Operation this[string name] =>
        _operations.TryGetValue(name, out Operation? operation) ? operation : throw new ArgumentException($"No path has the operation '{name}'.", nameof(name));

    bool IWaitingRoom.Withdraw(Waiter waiter)
    {
        lock (_guard)
        {
            return waiter.HasGivenUp = _waiting.Remove(waiter);
        }
    }

    private Operation Named(string name)
    {
        if (!_operations.TryGetValue(name, out Operation? operation))
        {
            _operations.Add(name, operation = new Operation(this, _inOrder.Count));
            _inOrder.Add(operation);
        }
        return operation;
    }

    /// <summary>Starts all that wait and now can.</summary>
    private void LetThrough()
    {
        Waiter? next;
        for (Waiter? waiter = _waiting.First; waiter is not null; waiter = next)
        {
            next = waiter.Behind;
            if (!_inOrder[(int)waiter.Wish].TryStart())
                continue;
            _waiting.Remove(waiter);
            waiter.Wake();
        }
    }

    /// <summary>An operation of the object.</summary>
    public sealed class Operation
    {
        private readonly PathGuard _of;
        private readonly int _place;
        private readonly List<PathAction> _before = [], _behind = [];
        private int _running;

        internal Operation(PathGuard of, int place) => (_of, _place) = (of, place);

        /// <summary>Waits until the operation may start, and starts it.</summary>
        /// <param name="cancellationToken">Ends the wait. One that comes together with the start is too late.</param>
        /// <exception cref="OperationCanceledException">The token is cancelled; the operation has not started.</exception>
        public void Enter(CancellationToken cancellationToken = default)
        {
            var patience = Patience.Until(cancellationToken);
            _ = Enter(patience) || patience.GaveUp();
        }

        /// <summary>Starts the operation if it may start now.</summary>
        /// <returns>Whether it has started.</returns>
        public bool TryEnter()
        {
            lock (_of._guard)
            {
                return TryStart();
            }
        }

        /// <summary>Waits until the operation may start, and starts it, unless the time is up.</summary>
        /// <param name="timeout">The longest wait: none if zero, -1 ms for ever.</param>
        /// <param name="cancellationToken">Ends the wait. One that comes together with the start is too late.</param>
        /// <returns>Whether it has started.</returns>
        /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
        /// <exception cref="OperationCanceledException">The token is cancelled; the operation has not started.</exception>
        public bool TryEnter(TimeSpan timeout, CancellationToken cancellationToken = default)
        {
            var patience = Patience.Of(timeout, cancellationToken);
            return Enter(patience) || (!patience.IsNone && patience.GaveUp());
        }

        /// <summary>Waits until the operation may start, and starts it.</summary>
        /// <param name="cancellationToken">Ends the wait. One that comes together with the start is too late.</param>
        /// <exception cref="OperationCanceledException">The token is cancelled; the operation has not started.</exception>
        public ValueTask EnterAsync(CancellationToken cancellationToken = default)
        {
            if (!Patience.TryUntil(cancellationToken, out Patience patience))
                return ValueTask.FromCanceled(cancellationToken);
            if (TryEnter())
                return default;
            var waiter = AsyncWaiter<bool>.Take(_of, true, patience);
            waiter.Wish = _place;
            return StartOrQueue(waiter) ? default : waiter.StartEndless();
        }

        /// <summary>Ends the operation.</summary>
        /// <exception cref="SynchronizationLockException">It is not running; nothing has changed.</exception>
        public void Exit()
        {
            lock (_of._guard)
            {
                if (_running == 0)
                    throw new SynchronizationLockException("The operation is not running.");
                _running--;
                foreach (PathAction action in _behind)
                    action.Do(_of._counts);
                _of.LetThrough();
            }
        }

        /// <summary>Does something as this operation.</summary>
        /// <param name="body">What is done.</param>
        public void Run(Action body)
        {
            Enter();
            try
            {
                body();
            }
            finally
            {
                Exit();
            }
        }

        internal void Add(PathAction before, PathAction behind)
        {
            _before.Add(before);
            _behind.Add(behind);
        }

        /// <summary>Starts the operation, under the guard, if all its paths allow it.</summary>
        internal bool TryStart()
        {
            foreach (PathAction action in _before)
            {
                if (!action.IsPossible(_of._counts))
                    return false;
            }
            foreach (PathAction action in _before)
                action.Do(_of._counts);
            _running++;
            return true;
        }

        private bool Enter(in Patience patience)
        {
            if (patience.IsNone)
                return TryEnter();
            if (TryEnter())
                return true;
            var waiter = new ThreadWaiter(Environment.CurrentManagedThreadId) { Wish = _place };
            return StartOrQueue(waiter) || waiter.Park(patience) || !((IWaitingRoom)_of).Withdraw(waiter);
        }

        private bool StartOrQueue(Waiter waiter)
        {
            lock (_of._guard)
            {
                if (TryStart())
                    return true;
                _of._waiting.Add(waiter);
                return false;
            }
        }
    }
}
