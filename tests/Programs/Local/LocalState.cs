namespace Interleave.Programs;

/// <summary>Ten shared operations, five of each of two threads, with and without a thousand that only the thread itself can see.</summary>
public sealed class LocalState
{
    const int Shared = 5, Local = 100;

    int count;

    public void Without() => Together.Run(2, _ => Work(() => { }));

    /// <summary>Fields, arrays and collections of objects of the thread's own.</summary>
    public void WithMemory() => Together.Run(2, _ =>
    {
        var own = new Own();
        Work(() =>
        {
            for (int i = 0; i < Local / 5; i++)
                own.Add(i);
        });
    });

    /// <summary>Locks, semaphores and the like that the thread has made for itself.</summary>
    public void WithObjects() => Together.Run(2, _ =>
    {
        var own = new OwnObjects();
        Work(() =>
        {
            for (int i = 0; i < Local / 20; i++)
                own.Use();
        });
    });

    void Work(Action local)
    {
        for (int i = 0; i < Shared; i++)
        {
            local();
            Interlocked.Increment(ref count);
            local();
        }
    }

    sealed class Own
    {
        readonly int[] values = new int[8];
        readonly List<int> list = [];
        int sum;

        public void Add(int value)
        {
            values[value % values.Length] = sum;
            list.Add(value);
            sum += values[value % values.Length];
        }
    }

    sealed class OwnObjects
    {
        readonly object monitor = new();
        readonly Lock gate = new();
        readonly SemaphoreSlim semaphore = new(1);
        readonly ReaderWriterLockSlim readers = new();
        readonly Lazy<int> lazy = new(() => 1);
        readonly ThreadLocal<int> local = new();
        SpinLock spin = new(false);
        int value;

        public void Use()
        {
            lock (monitor)
                Monitor.PulseAll(monitor);
            lock (gate)
                value++;
            if (semaphore.Wait(0))
                semaphore.Release();
            readers.EnterUpgradeableReadLock();
            if (readers.TryEnterWriteLock(10))
                readers.ExitWriteLock();
            readers.ExitUpgradeableReadLock();
            bool taken = false;
            spin.Enter(ref taken);
            local.Value += lazy.Value;
            spin.Exit();
            Interlocked.Increment(ref value);
        }
    }
}
