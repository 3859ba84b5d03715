namespace Interleave.Gallery.KernelLocks;

/// <summary>A thread of the simulated machine. Its methods are what it can do beside computing; only itself may call them.</summary>
public sealed class KernelThread
{
    readonly Machine Machine;
    readonly SemaphoreSlim Dispatched = new(0);

    internal KernelThread(Machine machine)
    {
        Machine = machine;
    }

    internal Cpu Cpu { get; private set; } = null!;

    internal bool IsAsleep { get; set; }

    /// <summary>The next thread of the queue that this one stands in.</summary>
    internal KernelThread? Behind;

    /// <summary>The boundary of two instructions, where an interrupt is taken if one is asked for and they are enabled.</summary>
    public void Instruction()
    {
        if (Cpu.InterruptsEnabled && Cpu.TimerRings)
            TimerInterrupt();
    }

    /// <summary>From here on nothing interrupts this CPU.</summary>
    public void DisableInterrupts()
    {
        Instruction();
        Cpu.InterruptsEnabled = false;
    }

    /// <summary>From here on the timer may interrupt this CPU again; if it rang meanwhile, it does at once.</summary>
    public void EnableInterrupts()
    {
        Cpu.InterruptsEnabled = true;
        Instruction();
    }

    /// <summary>Gives the CPU away until another thread calls <see cref="Wake"/> for this one.</summary>
    public void Sleep(Action? goingToSleep = null)
    {
        Instruction();
        Machine.Sleep(this, goingToSleep);
        Dispatched.Wait();
    }

    /// <summary>Makes a sleeping thread ready. One that does not sleep takes no notice.</summary>
    public void Wake(KernelThread other)
    {
        Instruction();
        Machine.Wake(other);
    }

    /// <summary>Whether another thread is asleep.</summary>
    public bool SeesAsleep(KernelThread other) => Machine.Sleeps(other);

    /// <summary>
    /// Does something else for ever. With interrupts enabled that is as if the thread had ended: the timer takes the CPU from
    /// it again and again. With interrupts disabled nobody else gets the CPU any more.
    /// </summary>
    public void ComputeForEver()
    {
        if (!Cpu.InterruptsEnabled)
            Dispatched.Wait();
    }

    internal void Run(Action<KernelThread> program)
    {
        Dispatched.Wait();
        Cpu.InterruptsEnabled = true;
        program(this);
        Machine.End(this);
    }

    /// <summary>The thread gets a CPU, and goes on where it lost the last one.</summary>
    internal void Dispatch(Cpu cpu)
    {
        Cpu = cpu;
        Dispatched.Release();
    }

    /// <summary>The CPU disables interrupts when it takes one, and enables them when the thread returns from it.</summary>
    void TimerInterrupt()
    {
        Cpu.InterruptsEnabled = false;
        Cpu.TimerRings = false;
        Machine.Preempt(this);
        Dispatched.Wait();
        Cpu.InterruptsEnabled = true;
    }
}
