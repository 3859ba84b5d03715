namespace Interleave.Gallery.KernelLocks;

/// <summary>A lock for the threads of the simulated machine, and the scenarios in which it is checked.</summary>
public abstract class KernelLock
{
    int Count;

    /// <summary>How many CPUs the machine has.</summary>
    protected virtual int Cpus => 1;

    /// <summary>The calling thread asks for the lock and waits until it has it.</summary>
    public abstract void Lock(KernelThread me);

    /// <summary>The calling thread gives the lock back.</summary>
    public abstract void Unlock(KernelThread me);

    /// <summary>Two threads go in once each.</summary>
    public void TwoThreads() => Contend(threads: 2);

    /// <summary>Three threads do.</summary>
    public void ThreeThreads() => Contend(threads: 3);

    /// <summary>A thread that has given the lock back does something else for ever; another one goes in.</summary>
    public void OneComputesForEver()
    {
        NewMachine().Run(
            me =>
            {
                GoIn(me);
                me.ComputeForEver();
            },
            GoIn);
    }

    /// <summary>On two CPUs: who has the lock gives it back only when the other one, who wants it, is asleep.</summary>
    public void HolderWaitsForASleeper()
    {
        var machine = new Machine(Cpus, ticks: 0);
        KernelThread? waiter = null;
        bool taken = false;
        machine.Run(
            me =>
            {
                Lock(me);
                Volatile.Write(ref taken, true);
                while (Volatile.Read(ref waiter) is not { } other || !me.SeesAsleep(other))
                    ;
                Unlock(me);
            },
            me =>
            {
                while (!Volatile.Read(ref taken))
                    ;
                Volatile.Write(ref waiter, me);
                GoIn(me);
            });
    }

    void Contend(int threads)
    {
        NewMachine().Run([.. Enumerable.Repeat<Action<KernelThread>>(GoIn, threads)]);
        int count = Count;
        Check.That(count == threads, $"Expected a count of {threads}, found {count}.");
    }

    // On several CPUs the threads meet without being interrupted, too.
    Machine NewMachine() => new(Cpus, ticks: Cpus == 1 ? 2 : 1);

    void GoIn(KernelThread me)
    {
        Lock(me);
        Section.Enter();
        int seen = Count;
        me.Instruction();
        Count = seen + 1;
        Section.Exit();
        Unlock(me);
    }
}
