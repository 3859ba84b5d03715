namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>Two wait, one is interrupted, and the only pulse goes to that one before it notices.</summary>
public sealed class PulseLostToInterrupted
{
    readonly object gate = new();
    bool ready;

    void Wait()
    {
        lock (gate)
        {
            while (!ready)
                Monitor.Wait(gate);
        }
    }

    public void Run()
    {
        var patient = new Thread(Wait);
        var interrupted = new Thread(() =>
        {
            try
            {
                Wait();
            }
            catch (ThreadInterruptedException)
            {
            }
        });
        patient.Start();
        interrupted.Start();
        interrupted.Interrupt();
        lock (gate)
        {
            ready = true;
            Monitor.Pulse(gate);
        }
        patient.Join();
        interrupted.Join();
    }
}
