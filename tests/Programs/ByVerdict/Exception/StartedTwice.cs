namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A thread that is started by two others.</summary>
public sealed class StartedTwice
{
    public void Run()
    {
        var worker = new Thread(() => { });
        Together.Run(() => worker.Start(), () => worker.Start());
        worker.Join();
    }
}
