namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A using statement ends before the thread that uses the event.</summary>
public sealed class EventUsedAfterDispose
{
    public void Run()
    {
        Thread thread;
        using (var ready = new ManualResetEvent(false))
        {
            thread = new Thread(() => ready.Set());
            thread.Start();
        }
        thread.Join();
    }
}
