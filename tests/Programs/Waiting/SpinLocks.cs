using System.Threading;

namespace Interleave.Programs;

/// <summary>Sections kept apart by loops that wait for atomic operations to succeed.</summary>
public sealed class SpinLocks
{
    int locked;
    int next, serving;
    SpinLock framework = new(enableThreadOwnerTracking: false);
    int cs;

    public void TestAndSet_2x1() => Run(2, 1, TestAndSet);

    public void TestAndSet_2x2() => Run(2, 2, TestAndSet);

    public void TestAndSet_3x1() => Run(3, 1, TestAndSet);

    public void CompareAndSwap_2x2() => Run(2, 2, CompareAndSwap);

    public void CompareAndSwap_3x1() => Run(3, 1, CompareAndSwap);

    public void TestAndTestAndSet_2x2() => Run(2, 2, TestAndTestAndSet);

    public void TestAndTestAndSet_3x1() => Run(3, 1, TestAndTestAndSet);

    public void Ticket_2x2() => Run(2, 2, Ticket);

    public void Ticket_3x1() => Run(3, 1, Ticket);

    public void SpinLock_2x1() => Run(2, 1, Framework);

    public void SpinLock_2x2() => Run(2, 2, Framework);

    public void SpinLock_3x1() => Run(3, 1, Framework);

    public void SpinUntil_2x2() => Run(2, 2, SpinUntil);

    static void Run(int threads, int rounds, Action<int> section) => Together.Run(threads, me =>
    {
        for (int i = 0; i < rounds; i++)
            section(me);
    });

    void Inside(int me)
    {
        cs = me;
        Assert.That(cs == me, "Expected to be alone.");
    }

    void TestAndSet(int me)
    {
        while (Interlocked.Exchange(ref locked, 1) == 1)
            ;
        Inside(me);
        Volatile.Write(ref locked, 0);
    }

    void CompareAndSwap(int me)
    {
        while (Interlocked.CompareExchange(ref locked, me + 1, 0) != 0)
            Thread.SpinWait(1);
        Inside(me);
        Interlocked.Exchange(ref locked, 0);
    }

    void TestAndTestAndSet(int me)
    {
        while (Volatile.Read(ref locked) == 1 || Interlocked.Exchange(ref locked, 1) == 1)
            ;
        Inside(me);
        Volatile.Write(ref locked, 0);
    }

    void Ticket(int me)
    {
        int mine = Interlocked.Increment(ref next) - 1;
        while (Volatile.Read(ref serving) != mine)
            ;
        Inside(me);
        Volatile.Write(ref serving, mine + 1);
    }

    void Framework(int me)
    {
        bool taken = false;
        framework.Enter(ref taken);
        Inside(me);
        framework.Exit();
    }

    void SpinUntil(int me)
    {
        SpinWait.SpinUntil(() => Interlocked.Exchange(ref locked, 1) == 0);
        Inside(me);
        Volatile.Write(ref locked, 0);
    }
}
