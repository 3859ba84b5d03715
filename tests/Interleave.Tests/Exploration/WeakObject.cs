namespace Interleave.Tests.Exploration;

/// <summary>The state of a synchronization object after some of the operations on it.</summary>
/// <remarks>Not thread-safe.</remarks>
sealed class WeakObject
{
    private readonly SyncObject _object;
    private readonly List<int> _waiting = [];
    private int _owner = -1, _count, _phase;

    private WeakObject(SyncObject target) => (_object, _count) = (target, target.Initial);

    public static WeakObject After(SyncObject target, IEnumerable<WeakEvent> operations)
    {
        var state = new WeakObject(target);
        foreach (WeakEvent e in operations)
            state.Do(e.Kind == WeakKind.Together ? "pass" : e.Operation, e.Thread, e.Value);
        return state;
    }

    /// <summary>Does an operation: whether it leaves another state, and what it finds, positive where it succeeds. Null when it must wait.</summary>
    /// <param name="operation">The operation; to <c>pass</c> is what a wait for several objects does to one of them.</param>
    /// <param name="thread">The thread.</param>
    /// <param name="phase">The phase of a barrier that is waited for, and 1.</param>
    public (bool Changes, int Found)? Do(string operation, int thread, int phase)
    {
        switch (operation)
        {
            case "enter" when _owner >= 0:
            case "reenter" when _owner >= 0 || _waiting.Contains(thread):
            case "take" when _count == 0:
            case "wait for" or "pass" when IsClosed:
            case "wait for zero" when _count > 0:
            case "await" when _phase < phase:
                return null;

            case "try" when _owner >= 0:
            case "try take" when _count == 0:
            case "try wait for" when _count == 0:
            case "pulse" or "pulse all" when _waiting.Count == 0:
            case "signal" when _count == 0:
            case "cancel" when _count > 0:
            case "set" when _count > 0:
            case "reset" when _count == 0:
            case "look":
                return (false, 0);

            case "enter" or "reenter" or "try":
            case "pass" when _object.Kind is ObjectKind.Mutex:
                _owner = thread;
                return (true, 1);

            case "exit":
                _owner = -1;
                return (true, 1);

            case "wait":
                _owner = -1;
                _waiting.Add(thread);
                return (true, 1);

            case "pulse":
                _waiting.RemoveAt(0);
                return (true, 1);

            case "pulse all":
                _waiting.Clear();
                return (true, 1);

            case "wait for" or "try wait for" or "pass" when _object.Kind is ObjectKind.ManualEvent or ObjectKind.Cancellation:
            case "wait for zero" or "await":
                return (false, 1);

            case "is cancelled":
                return (false, _count);

            case "take" or "try take" or "wait for" or "try wait for" or "pass":
                _count--;
                return (true, 1);

            case "signal":
                return (true, --_count == 0 ? 1 : 0);

            case "arrive" when --_count == 0:
                _count = _object.Initial;
                _phase++;
                return (true, 1);

            case "arrive":
                return (true, -1 - _phase);

            case "reset":
                _count = 0;
                return (true, 1);

            case "set" or "cancel" or "release":
                _count++;
                return (true, 1);

            default:
                throw new ArgumentException($"No meaning for {operation}.");
        }
    }

    private bool IsClosed => _object.Kind == ObjectKind.Mutex ? _owner >= 0 : _count == 0;
}
