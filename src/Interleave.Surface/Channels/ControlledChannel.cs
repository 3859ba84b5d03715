using System.Threading.Channels;
using Interleave.Surface.Calls;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Channels;

/// <summary>
/// A channel under control. Its state is the engine's, where items and those that wait are numbers; what the numbers stand
/// for is kept here, and entered before the step that gives it away.
/// </summary>
internal sealed class ControlledChannel<T> : Channel<T>, IControlledChannel
{
    /// <summary>What readers and writers wait for, for reports.</summary>
    private const string Item = "an item of ", Room = "room in ";

    private readonly Dictionary<long, T> _items = [];
    private readonly Dictionary<long, Exception?> _reasons = [];
    private readonly Dictionary<long, Waiter> _waiters = [];
    private readonly Promise<TaskCalls.Nothing> _completion;
    private readonly TaskCreationOptions _options;
    private readonly Action<T>? _dropped;
    private readonly IComparer<T>? _comparer;

    /// <param name="controller">The controller.</param>
    /// <param name="capacity">How many items there may be; -1 for any number, <see cref="ChannelOutcome.Prioritized"/>.</param>
    /// <param name="mode">What a write to a full channel does.</param>
    /// <param name="isInline">Whether those that wait may go on where they are served.</param>
    /// <param name="canCount">Whether readers may ask for the number of items.</param>
    /// <param name="dropped">What is told of items that are thrown away.</param>
    /// <param name="comparer">What says which item of a prioritized channel comes first; null for their own order.</param>
    public ControlledChannel(
        Controller controller, int capacity, BoundedChannelFullMode mode, bool isInline, bool canCount, Action<T>? dropped, IComparer<T>? comparer = null)
    {
        _comparer = comparer;
        Identity = Surface.Identity.Construct(0, this);
        (_options, _dropped) = (isInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously, dropped);
        controller.Operate(this, Operation.ChannelCreate, (uint)capacity | (long)mode << 32);
        _completion = new Promise<TaskCalls.Nothing>(controller, 0, _options) { At = (this, "the completion of ") };
        Reader = new ControlledReader<T>(this, canCount);
        Writer = new ControlledWriter<T>(this);
    }

    public int Identity { get; set; }

    public int Slots => 0;

    /// <summary>The controller of the calling thread.</summary>
    public static Controller Controller => Surface.Controller.Current
        ?? throw new InvalidOperationException("A channel that a check has made is used outside of it.");

    /// <summary>Complete when nothing is written any more and everything has been read.</summary>
    public Task Completion => _completion.Task;

    public int Count => (int)Controller.Operate(this, Operation.ChannelCount, 0);

    public bool TryPeek(out T? item)
    {
        Controller controller = Controller;
        long result = controller.Operate(this, Operation.ChannelPeek, 0);
        IReadOnlyList<long> written = controller.Abandoned ? [] : controller.Listed(this, result);
        item = written.Count > 0 ? _items[First(written)] : default;
        return written.Count > 0;
    }

    public bool TryRead(out T? item)
    {
        ChannelOutcome outcome = Step(Operation.ChannelTryRead, 0);
        item = outcome.Item != 0 ? Taken(outcome) : default;
        return outcome.Item != 0;
    }

    public Task<T> Read(CancellationToken token)
    {
        Controller controller = Controller;
        if (Cancellable.IsRequested(controller, token))
            return TaskCalls.Cancelled<T>(controller, token);
        (long number, Promise<T> promise) = Wait<T>(
            controller, Item, (waiting, item) => waiting.SetResult(_items[item]), static (waiting, reason) => waiting.SetException(Closed(reason)));
        ChannelOutcome outcome = Step(Operation.ChannelRead, number);
        if (outcome.Kind == ChannelOutcome.Waits)
            Grant(outcome, 0);
        return outcome.Kind switch
        {
            ChannelOutcome.Done => Task.FromResult(outcome.Item != 0 ? Taken(outcome) : default!),
            ChannelOutcome.Closed => Task.FromException<T>(Closed(_reasons[outcome.ClosedBy])),
            _ => Waiting(controller, number, promise, token),
        };
    }

    public Task<bool> WaitToRead(CancellationToken token) => WaitUntil(Operation.ChannelWaitToRead, token);

    public Task<bool> WaitToWrite(CancellationToken token) => WaitUntil(Operation.ChannelWaitToWrite, token);

    public bool TryWrite(T item)
    {
        long number = Enter(Controller, item);
        return Written(Step(Operation.ChannelTryWrite, number), number).Kind == ChannelOutcome.Done;
    }

    public Task Write(T item, CancellationToken token)
    {
        Controller controller = Controller;
        if (Cancellable.IsRequested(controller, token))
            return TaskCalls.Cancelled<TaskCalls.Nothing>(controller, token);
        (long number, Promise<TaskCalls.Nothing> promise) = Wait<TaskCalls.Nothing>(
            controller, Room, static (waiting, _) => waiting.SetResult(default), static (waiting, reason) => waiting.SetException(Closed(reason)));
        _items[number] = item;
        ChannelOutcome outcome = Written(Step(Operation.ChannelWrite, number), number);
        return outcome.Kind switch
        {
            ChannelOutcome.Done => Task.CompletedTask,
            ChannelOutcome.Closed => Task.FromException(Closed(_reasons[outcome.ClosedBy])),
            _ => Waiting(controller, number, promise, token),
        };
    }

    public bool TryComplete(Exception? error)
    {
        long number = Controller.NewNumber();
        _reasons[number] = error;
        ChannelOutcome outcome = Step(Operation.ChannelComplete, number);
        if (outcome.Kind != ChannelOutcome.Done)
            return false;
        Drained(outcome);
        foreach (long waiting in outcome.Woken)
            _waiters[waiting].Close(error);
        return true;
    }

    private ChannelOutcome Step(Operation operation, long argument)
    {
        Controller controller = Controller;
        long result = controller.Operate(this, operation, argument);
        return controller.Abandoned ? new ChannelOutcome(ChannelOutcome.Done, 0, 0, []) : ChannelOutcome.Of(controller.Listed(this, result));
    }

    private long Enter(Controller controller, T item)
    {
        long number = controller.NewNumber();
        _items[number] = item;
        return number;
    }

    /// <summary>After an item was taken: the writer that has waited for the room is told.</summary>
    private T Taken(ChannelOutcome outcome)
    {
        Drained(outcome);
        if (outcome.Item == ChannelOutcome.FirstOf)
            return _items[First(outcome.Woken)];
        Grant(outcome, 0);
        return _items[outcome.Item];
    }

    /// <summary>The number of the item that comes first, when these have been written and a 0 stands for each that was taken.</summary>
    private long First(IReadOnlyList<long> written)
    {
        if (written.Count == 1)
            return written[0];
        // The framework's own queue, so that items that are equal come as they do there.
        var queue = new PriorityQueue<long, T>(_comparer);
        foreach (long number in written)
        {
            if (number == 0)
                queue.Dequeue();
            else
                queue.Enqueue(number, _items[number]);
        }
        return queue.Peek();
    }

    /// <summary>After an item was written: who has waited for it is told, or that another one was thrown away.</summary>
    private ChannelOutcome Written(ChannelOutcome outcome, long number)
    {
        if (outcome.Item != 0)
            _dropped?.Invoke(_items[outcome.Item]);
        Grant(outcome, number);
        return outcome;
    }

    private void Grant(ChannelOutcome outcome, long item)
    {
        foreach (long waiting in outcome.Woken)
            _waiters[waiting].Grant(item);
    }

    private void Drained(ChannelOutcome outcome)
    {
        if (outcome.ClosedBy == 0)
            return;
        Exception? reason = _reasons[outcome.ClosedBy];
        if (reason is null)
            _completion.SetResult(default);
        else if (reason is OperationCanceledException cancelled)
            _completion.SetCancelled(cancelled.CancellationToken);
        else
            _completion.SetException(reason);
    }

    private Task<bool> WaitUntil(Operation operation, CancellationToken token)
    {
        Controller controller = Controller;
        if (Cancellable.IsRequested(controller, token))
            return TaskCalls.Cancelled<bool>(controller, token);
        (long number, Promise<bool> promise) = Wait<bool>(controller, operation == Operation.ChannelWaitToRead ? Item : Room, static (waiting, _) => waiting.SetResult(true), static (waiting, reason) =>
        {
            if (reason is null)
                waiting.SetResult(false);
            else
                waiting.SetException(reason);
        });
        ChannelOutcome outcome = Step(operation, number);
        return outcome.Kind switch
        {
            ChannelOutcome.Done => Task.FromResult(true),
            ChannelOutcome.Closed => _reasons[outcome.ClosedBy] is { } reason ? Task.FromException<bool>(reason) : Task.FromResult(false),
            _ => Waiting(controller, number, promise, token),
        };
    }

    /// <summary>Somebody is about to wait, if it has to.</summary>
    private (long Number, Promise<TResult> Promise) Wait<TResult>(
        Controller controller, string what, Action<Promise<TResult>, long> grant, Action<Promise<TResult>, Exception?> close)
    {
        long number = controller.NewNumber();
        var promise = new Promise<TResult>(controller, 0, _options) { At = (this, what) };
        _waiters[number] = new Waiter(item => grant(promise, item), reason => close(promise, reason));
        return (number, promise);
    }

    /// <summary>Somebody waits, until the channel serves it or its token is cancelled.</summary>
    private Task<TResult> Waiting<TResult>(Controller controller, long number, Promise<TResult> promise, CancellationToken token)
    {
        if (token.CanBeCanceled)
        {
            CancellationTokenRegistration registration = CancellationTokenCalls.Register(controller, token, () =>
            {
                if (controller.Operate(this, Operation.ChannelCancel, number) == 1)
                    promise.SetCancelled(token);
            });
            Promise<TResult>.Then(controller, promise.Task, () => CancellationTokenRegistrationCalls.Unregister(registration));
        }
        return promise.Task;
    }

    /// <summary>What .NET throws when nothing is to come any more.</summary>
    private static Exception Closed(Exception? reason) => reason switch
    {
        null => new ChannelClosedException(),
        OperationCanceledException => reason,
        _ => new ChannelClosedException(reason),
    };
}
