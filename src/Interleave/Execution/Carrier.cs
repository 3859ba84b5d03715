using System.Collections.Concurrent;

namespace Interleave.Executing;

/// <summary>An OS thread that carries one logical thread at a time, kept for the next one.</summary>
internal sealed class Carrier
{
    private static readonly ConcurrentBag<Carrier> Idle = [];

    private Action? work;

    private Carrier()
    {
        var thread = new Thread(Run, maxStackSize: 16 << 20) { IsBackground = true, Name = "Interleave carrier" };
        thread.Start();
    }

    public Signal Signal { get; } = Signal.Create();

    public static Carrier Rent() => Idle.TryTake(out Carrier? carrier) ? carrier : new Carrier();

    /// <summary>Hands control to this thread, which does <paramref name="action"/>. The caller goes on to wait.</summary>
    public void Start(Action action)
    {
        work = action;
        Signal.Set();
    }

    public void Return() => Idle.Add(this);

    private void Run()
    {
        while (true)
        {
            Signal.Wait();
            Action action = work!;
            work = null;
            action();
        }
    }
}
