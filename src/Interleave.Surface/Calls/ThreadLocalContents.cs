using System.Runtime.CompilerServices;

namespace Interleave.Surface.Calls;

/// <summary>What a <see cref="ThreadLocal{T}"/> holds while it is checked: a slot for each thread, the latest first.</summary>
internal sealed class ThreadLocalContents<T>(Func<T>? factory, bool tracks)
{
    private static readonly ConditionalWeakTable<ThreadLocal<T>, ThreadLocalContents<T>> Known = [];

    private readonly List<StrongBox<T>> _slots = [];
    private bool _disposed;

    public static void Add(ThreadLocal<T> local, ThreadLocalContents<T> contents) => Known.Add(local, contents);

    public static ThreadLocalContents<T>? Find(ThreadLocal<T> local) => Known.TryGetValue(local, out ThreadLocalContents<T>? contents) ? contents : null;

    public T Get(Controller controller, ThreadLocal<T> local)
    {
        if (IsCreated(controller, local))
            return ((StrongBox<T>)controller.Own(write: false)[local]).Value!;
        T value = default!;
        if (factory is not null)
        {
            value = factory();
            if (IsCreated(controller, local) && !controller.Abandoned)
                throw new InvalidOperationException("The factory of the thread's value asks for the value.");
        }
        Set(controller, local, value);
        return value;
    }

    public void Set(Controller controller, ThreadLocal<T> local, T value)
    {
        Check(controller);
        if (tracks)
            controller.Operate(local, Operation.ThreadLocalSet, 0);
        Dictionary<object, object> own = controller.Own(write: true);
        if (own.TryGetValue(local, out object? slot))
        {
            ((StrongBox<T>)slot).Value = value;
            return;
        }
        var made = new StrongBox<T>(value);
        own.Add(local, made);
        if (tracks)
            _slots.Insert(0, made);
    }

    public bool IsCreated(Controller controller, ThreadLocal<T> local)
    {
        Check(controller);
        return controller.Own(write: false).ContainsKey(local);
    }

    public IList<T> All(Controller controller, ThreadLocal<T> local)
    {
        if (!tracks && !controller.Abandoned)
            throw new InvalidOperationException("The values of other threads are not kept: trackAllValues is not set.");
        Check(controller);
        controller.Operate(local, Operation.ThreadLocalValues, 0);
        return [.. _slots.Select(s => s.Value!)];
    }

    public void Dispose()
    {
        _disposed = true;
        _slots.Clear();
    }

    private void Check(Controller controller)
    {
        if (_disposed && !controller.Abandoned)
            throw new ObjectDisposedException(typeof(ThreadLocal<T>).FullName, "The thread's value has been disposed.");
    }
}
