using static Interleave.Programs.Scripts.Script;

namespace Interleave.Programs.Scripts;

public sealed class WaitHandles
{
    public void Events()
    {
        Begin();
        var manual = new ManualResetEvent(true);
        var auto = new AutoResetEvent(true);
        var either = new EventWaitHandle(false, EventResetMode.AutoReset);
        Try(() => manual.WaitOne(0));
        Try(() => manual.WaitOne());
        Try(() => auto.WaitOne(0));
        Try(() => auto.WaitOne(5));
        Try(() => either.Set());
        Try(() => either.Set());
        Try(() => either.WaitOne(0));
        Try(() => either.WaitOne(0));
        Try(() => manual.Reset());
        Try(() => manual.WaitOne(TimeSpan.Zero));
        Try(() => manual.WaitOne(-2));
        manual.Dispose();
        manual.Dispose();
        Try(() => manual.WaitOne(0));
        Try(() => manual.Set());
        Try(() => manual.Reset());
        Try(() => WaitHandle.WaitAny([auto, manual]));
        End();
    }

    public void Several()
    {
        Begin();
        var set = new ManualResetEvent(true);
        var unset = new ManualResetEvent(false);
        var auto = new AutoResetEvent(true);
        Try(() => WaitHandle.WaitAny([unset, auto, set]));
        Try(() => WaitHandle.WaitAny([unset, auto, set]));
        Try(() => WaitHandle.WaitAny([unset, auto], 0));
        Try(() => WaitHandle.WaitAny([set, set]));
        Try(() => WaitHandle.WaitAll([set, set]));
        Try(() => WaitHandle.WaitAll([set, auto], 0));
        auto.Set();
        Try(() => WaitHandle.WaitAll([set, auto]));
        Try(() => auto.WaitOne(0));
        Try(() => WaitHandle.WaitAny([]));
        Try(() => WaitHandle.WaitAny(null!));
        Try(() => WaitHandle.WaitAll([set, null!]));
        Try(() => WaitHandle.WaitAny([set], -2));
        Try(() => WaitHandle.SignalAndWait(unset, set));
        Try(() => unset.WaitOne(0));
        Try(() => WaitHandle.SignalAndWait(new Mutex(), set));
        Try(() => WaitHandle.SignalAndWait(new Semaphore(1, 1), set));
        Try(() => WaitHandle.SignalAndWait(null!, set));
        End();
    }

    public void Mutexes()
    {
        Begin();
        var mutex = new Mutex(true);
        Try(() => mutex.WaitOne());
        Try(() => mutex.ReleaseMutex());
        Try(() => mutex.ReleaseMutex());
        Try(() => mutex.ReleaseMutex());
        Try(() => mutex.WaitOne(0));
        Try(() => WaitHandle.WaitAny([mutex]));
        Try(() => mutex.ReleaseMutex());
        Try(() => mutex.ReleaseMutex());
        foreach (bool any in (bool[])[true, false])
        {
            var abandoned = new Mutex();
            var thread = new Thread(() => abandoned.WaitOne());
            thread.Start();
            thread.Join();
            Try(() => any ? WaitHandle.WaitAny([new AutoResetEvent(false), abandoned]) : abandoned.WaitOne());
            Try(() => abandoned.ReleaseMutex());
            Try(() => abandoned.ReleaseMutex());
        }
        mutex.Dispose();
        Try(() => mutex.ReleaseMutex());
        End();
    }

    public void Semaphores()
    {
        Begin();
        var semaphore = new Semaphore(1, 2);
        Try(() => semaphore.Release());
        Try(() => semaphore.Release());
        Try(() => semaphore.Release(0));
        Try(() => semaphore.WaitOne(0));
        Try(() => semaphore.WaitOne());
        Try(() => semaphore.WaitOne(0));
        Try(() => semaphore.Release(2));
        Try(() => new Semaphore(2, 1));
        Try(() => new Semaphore(-1, 1));
        Try(() => new Semaphore(0, 0));
        semaphore.Dispose();
        Try(() => semaphore.Release(0));
        Try(() => semaphore.Release());
        var slim = new SemaphoreSlim(1);
        WaitHandle available = slim.AvailableWaitHandle;
        Try(() => available.WaitOne(0));
        slim.Wait();
        Try(() => available.WaitOne(0));
        End();
    }
}
