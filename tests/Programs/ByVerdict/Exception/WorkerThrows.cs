namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A thread that throws what nobody catches.</summary>
public sealed class WorkerThrows
{
    public void Run()
    {
        var thread = new Thread(() => throw new InvalidOperationException("on purpose"));
        thread.Start();
        thread.Join();
    }
}
