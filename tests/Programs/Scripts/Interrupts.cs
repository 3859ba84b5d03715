using static Interleave.Programs.Scripts.Script;

namespace Interleave.Programs.Scripts;

public sealed class Interrupts
{
    public void Waits()
    {
        Begin();
        var set = new ManualResetEvent(true);
        var unset = new ManualResetEvent(false);
        var auto = new AutoResetEvent(false);
        var gone = new ManualResetEvent(true);
        gone.Dispose();
        Interrupted(() => { });
        Interrupted(() => set.WaitOne());
        Interrupted(() => set.WaitOne(0));
        Interrupted(() => unset.WaitOne(0));
        Interrupted(() => WaitHandle.WaitAny([set, unset]));
        Interrupted(() => WaitHandle.WaitAny([set]));
        Interrupted(() => WaitHandle.WaitAll([set, unset], 0));
        Interrupted(() => WaitHandle.SignalAndWait(auto, set));
        Try(() => auto.WaitOne(0));
        Interrupted(() => new Mutex().WaitOne());
        Interrupted(() => new Semaphore(1, 1).WaitOne());
        Interrupted(() => gone.WaitOne());
        Interrupted(() => set.WaitOne(-2));
        Interrupted(() => Thread.Sleep(0));
        Interrupted(() => Thread.Sleep(Timeout.Infinite));
        Interrupted(() => Thread.Yield());
        Interrupted(() => Thread.SpinWait(1));
        Interrupted(() => Thread.CurrentThread.Join(0));
        Interrupted(() => new Thread(() => { }).Join());
        Thread.CurrentThread.Interrupt();
        Interrupted(() => Thread.Sleep(0));
        Try(() => ((Thread)null!).Interrupt());
        try
        {
            Thread.CurrentThread.Interrupt();
            Thread.Sleep(0);
        }
        catch (ThreadInterruptedException e)
        {
            Note(e.Message);
        }
        End();
    }

    public void Locks()
    {
        Begin();
        var gate = new object();
        var free = new Lock();
        Interrupted(() => Monitor.Enter(gate));
        Interrupted(() => Monitor.TryEnter(gate, 5));
        Interrupted(() => free.Enter());
        Interrupted(() => Monitor.Wait(gate, 0));
        Interrupted(() => Monitor.Wait(gate));
        Try(() => Monitor.IsEntered(gate));
        Monitor.Exit(gate);
        Monitor.Exit(gate);
        Interrupted(() => Monitor.Wait(gate));
        free.Exit();
        var ready = new ManualResetEventSlim();
        var over = new ManualResetEventSlim();
        var holder = new Thread(() =>
        {
            lock (gate)
            {
                lock (free)
                {
                    ready.Set();
                    over.Wait();
                }
            }
        });
        holder.Start();
        ready.Wait();
        Interrupted(() => Monitor.TryEnter(gate));
        Interrupted(() => Monitor.TryEnter(gate, 0));
        Interrupted(() => Monitor.TryEnter(gate, 5));
        Interrupted(() => Monitor.Enter(gate));
        Interrupted(() => free.TryEnter());
        Interrupted(() => free.TryEnter(5));
        Interrupted(() => free.Enter());
        Interrupted(() => holder.Join(0));
        Interrupted(() => holder.Join());
        over.Set();
        holder.Join();
        Interrupted(() => holder.Join());
        Interrupted(() => holder.Join(0));
        Interrupted(() => holder.Interrupt());
        End();
    }

    public void Meetings()
    {
        Begin();
        var source = new CancellationTokenSource();
        var semaphore = new SemaphoreSlim(1);
        Interrupted(() => semaphore.Wait());
        Interrupted(() => semaphore.Wait(0));
        Interrupted(() => semaphore.Wait(5));
        Interrupted(() => semaphore.Wait());
        Interrupted(() => semaphore.Wait(source.Token));
        Interrupted(() => semaphore.AvailableWaitHandle.WaitOne(0));
        var slim = new ManualResetEventSlim();
        Interrupted(() => slim.Wait(0));
        Interrupted(() => slim.Wait(5));
        Interrupted(() => slim.Wait());
        Interrupted(() => slim.Wait(source.Token));
        slim.Set();
        Interrupted(() => slim.Wait());
        var countdown = new CountdownEvent(1);
        Interrupted(() => countdown.Wait(0));
        Interrupted(() => countdown.Wait(5));
        Interrupted(() => countdown.Wait());
        countdown.Signal();
        Interrupted(() => countdown.Wait());
        Interrupted(() => new Barrier(1).SignalAndWait());
        var barrier = new Barrier(2);
        Interrupted(() => barrier.SignalAndWait(0));
        Try(() => barrier.ParticipantsRemaining);
        Interrupted(() => barrier.SignalAndWait(5));
        Try(() => barrier.ParticipantsRemaining);
        var other = new Barrier(2);
        Interrupted(() => other.SignalAndWait());
        Try(() => other.ParticipantsRemaining);
        Interrupted(() => source.Token.WaitHandle.WaitOne(0));
        source.Cancel();
        Interrupted(() => semaphore.Wait(source.Token));
        End();
    }

    /// <summary>A call by an interrupted thread, and whether it is one still after that.</summary>
    static void Interrupted(Action call)
    {
        Thread.CurrentThread.Interrupt();
        Try(call);
        Try(() => Thread.Sleep(0));
    }
}
