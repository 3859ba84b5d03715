namespace Interleave.Programs.ByVerdict.Leak;

/// <summary>A sleep between taking a lock and the <c>try</c> that gives it back.</summary>
public sealed class InterruptedBeforeTheTry
{
    readonly Lock gate = new();

    public void Run()
    {
        var worker = new Thread(() =>
        {
            try
            {
                gate.Enter();
                Thread.Sleep(1);
                try
                {
                }
                finally
                {
                    gate.Exit();
                }
            }
            catch (ThreadInterruptedException)
            {
            }
        });
        worker.Start();
        worker.Interrupt();
        worker.Join();
    }
}
