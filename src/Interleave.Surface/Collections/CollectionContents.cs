using Interleave.Surface.Calls;

namespace Interleave.Surface.Collections;

/// <summary>
/// What is in a concurrent collection. Which items are there, by number, is in the engine; what the numbers stand for is
/// kept here, and entered before the step that adds one.
/// </summary>
internal sealed class CollectionContents<T>
{
    private readonly Dictionary<long, T> _items = [];
    private readonly IControlledCollection _owner;

    public CollectionContents(Controller controller, IControlledCollection owner, CollectionOrder order)
    {
        _owner = owner;
        owner.Identity = Identity.Construct(0, owner);
        controller.Operate(owner, Operation.CollectionCreate, (long)order);
    }

    public int Count => (int)Operate(Operation.CollectionCount);

    /// <summary>0 while something may be added, 1 while there is something left to take, else 2.</summary>
    public int Status => (int)Operate(Operation.CollectionStatus);

    private static Controller Controller => Controller.Current
        ?? throw new InvalidOperationException("A collection that a check has made is used outside of it.");

    public void Add(T item) => Operate(Operation.CollectionTryAdd, Enter(item));

    public bool TryTake(out T? item) => TryFind(Operate(Operation.CollectionTryTake), out item);

    public bool TryPeek(out T? item) => TryFind(Operate(Operation.CollectionPeek), out item);

    public T[] ToArray() => [.. Numbers(Operate(Operation.CollectionItems)).Select(n => _items[n])];

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    public void CopyTo(Array array, int index) => ToArray().CopyTo(array, index);

    public void Clear() => Operate(Operation.CollectionClear);

    public void Close() => Operate(Operation.CollectionClose);

    public void Bound(int capacity) => Operate(Operation.CollectionBound, capacity);

    /// <summary>Adds an item, once there is room; false when the time is up. Null when nothing more is added.</summary>
    public bool? Add(T item, int millisecondsTimeout, CancellationToken token) =>
        Wait(Operation.CollectionAdd, Operation.CollectionTryAdd, Enter(item), millisecondsTimeout, token, expired: 2) switch { 0 => null, 1 => true, _ => false };

    /// <summary>Takes an item, once there is one; false when the time is up, or none comes any more.</summary>
    public bool TryTake(out T? item, int millisecondsTimeout, CancellationToken token) =>
        TryFind(Wait(Operation.CollectionTake, Operation.CollectionTryTake, 0, millisecondsTimeout, token, expired: 0), out item);

    private long Wait(Operation waits, Operation tries, long argument, int millisecondsTimeout, CancellationToken token, long expired)
    {
        Controller controller = Controller;
        Cancellable.Throw(controller, token);
        if (millisecondsTimeout >= 0 || Cancellable.Source(token) is not { } source)
            return controller.Operate(_owner, millisecondsTimeout < 0 ? waits : tries, argument);
        long result = controller.OperateTogether(
            [(_owner, waits, argument), (source, Operation.CancelWait, Timeout.Infinite)], all: false, millisecondsTimeout);
        if (result >> 32 == 1 && !controller.Abandoned)
            throw new OperationCanceledException("The operation was canceled.", token);
        return result < 0 ? expired : (int)result;
    }

    private long Enter(T item)
    {
        long number = Controller.NewNumber();
        _items[number] = item;
        return number;
    }

    private long Operate(Operation operation, long argument = 0) => Controller.Operate(_owner, operation, argument);

    private bool TryFind(long result, out T? item)
    {
        IReadOnlyList<long> numbers = Numbers(result);
        item = numbers.Count > 0 ? _items[numbers[0]] : default;
        return numbers.Count > 0;
    }

    private IReadOnlyList<long> Numbers(long result)
    {
        Controller controller = Controller;
        return result == 0 || controller.Abandoned ? [] : controller.Listed(_owner, result);
    }
}
