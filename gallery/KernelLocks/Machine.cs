namespace Interleave.Gallery.KernelLocks;

/// <summary>A simulated machine: some CPUs, and a kernel that shares them out among threads.</summary>
/// <remarks>
/// A thread of the machine is a .NET thread, and runs only while it has a CPU. When its time is over is up to
/// the timers of the CPUs, and they may ring at any moment: so a check goes through every way to interrupt the threads.
/// </remarks>
public sealed class Machine
{
    readonly object Kernel = new();
    readonly ThreadQueue ReadyQueue = new();
    readonly Queue<Cpu> IdleCpus = new();
    readonly List<Thread> Devices = [];

    /// <param name="cpus">How many CPUs it has.</param>
    /// <param name="ticks">How often the timer of each rings.</param>
    public Machine(int cpus, int ticks)
    {
        for (int i = 0; i < cpus; i++)
        {
            var cpu = new Cpu();
            IdleCpus.Enqueue(cpu);
            if (ticks > 0)
                Devices.Add(new Thread(() => cpu.Tick(ticks)) { Name = cpus == 1 ? "timer" : $"timer {i}" });
        }
    }

    /// <summary>Runs a thread for each program, named A, B, C and so on, to their ends.</summary>
    public void Run(params Action<KernelThread>[] programs)
    {
        var threads = new List<Thread>();
        foreach (Action<KernelThread> program in programs)
        {
            var thread = new KernelThread(this);
            threads.Add(new Thread(() => thread.Run(program)) { Name = ((char)('A' + threads.Count)).ToString() });
            MakeReady(thread);
        }
        Together.Run([.. threads, .. Devices]);
    }

    /// <summary>The timer interrupt: the thread goes to the end of the ready queue, and its CPU to the first one there.</summary>
    internal void Preempt(KernelThread thread)
    {
        lock (Kernel)
        {
            ReadyQueue.Add(thread);
            SwitchFrom(thread);
        }
    }

    /// <summary>The thread sleeps until it is woken.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="goingToSleep">What the kernel does when the thread counts as asleep and has its CPU still.</param>
    internal void Sleep(KernelThread thread, Action? goingToSleep)
    {
        lock (Kernel)
        {
            thread.IsAsleep = true;
            goingToSleep?.Invoke();
            SwitchFrom(thread);
        }
    }

    /// <summary>A sleeping thread becomes ready. One that does not sleep takes no notice.</summary>
    internal void Wake(KernelThread thread)
    {
        lock (Kernel)
        {
            if (!thread.IsAsleep)
                return;
            thread.IsAsleep = false;
            MakeReady(thread);
        }
    }

    /// <summary>The thread has ended.</summary>
    internal void End(KernelThread thread)
    {
        lock (Kernel)
        {
            SwitchFrom(thread);
        }
    }

    internal bool Sleeps(KernelThread thread)
    {
        lock (Kernel)
        {
            return thread.IsAsleep;
        }
    }

    void MakeReady(KernelThread thread)
    {
        if (IdleCpus.TryDequeue(out Cpu? cpu))
            thread.Dispatch(cpu);
        else
            ReadyQueue.Add(thread);
    }

    /// <summary>The context switch. Whether interrupts are enabled is the CPU's, and stays as it is.</summary>
    void SwitchFrom(KernelThread thread)
    {
        if (ReadyQueue.Remove() is { } next)
            next.Dispatch(thread.Cpu);
        else
            IdleCpus.Enqueue(thread.Cpu);
    }
}
