namespace Interleave.Litmus.Shapes;

// Store buffering: each thread writes one variable and reads another. The pattern on which all mutual exclusion
// without locks rests; SB in Sewell et al. and in Alglave et al.

/// <summary>As the processors' manuals have it: both writes wait in store buffers.</summary>
[Litmus("SB", "r0=0 r1=0")]
public sealed class SB : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; r0 = y; }
    public override void P1() { y = 1; r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>Volatile orders no write before a later read.</summary>
[Litmus("SB+volatile", "r0=0 r1=0")]
public sealed class SBVolatile : LitmusTest
{
    volatile int x, y;
    int r0, r1;

    public override void P0() { x = 1; r0 = y; }
    public override void P1() { y = 1; r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>A full fence between the two steps of each thread.</summary>
[Litmus("SB+fences", "r0=0 r1=0")]
public sealed class SBFences : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; Interlocked.MemoryBarrier(); r0 = y; }
    public override void P1() { y = 1; Interlocked.MemoryBarrier(); r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>A fence in one of the threads is not enough.</summary>
[Litmus("SB+fence+po", "r0=0 r1=0")]
public sealed class SBFence : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; Interlocked.MemoryBarrier(); r0 = y; }
    public override void P1() { y = 1; r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>Volatile fields and full fences.</summary>
[Litmus("SB+volatile+fences", "r0=0 r1=0")]
public sealed class SBVolatileFences : LitmusTest
{
    volatile int x, y;
    int r0, r1;

    public override void P0() { x = 1; Interlocked.MemoryBarrier(); r0 = y; }
    public override void P1() { y = 1; Interlocked.MemoryBarrier(); r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>An atomic operation is a full fence as well.</summary>
[Litmus("SB+exchanges", "r0=0 r1=0")]
public sealed class SBExchanges : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { Interlocked.Exchange(ref x, 1); r0 = y; }
    public override void P1() { Interlocked.Exchange(ref y, 1); r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>An atomic operation in one of the threads is not enough.</summary>
[Litmus("SB+exchange+po", "r0=0 r1=0")]
public sealed class SBExchange : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { Interlocked.Exchange(ref x, 1); r0 = y; }
    public override void P1() { y = 1; r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>It need not be the write that is atomic.</summary>
[Litmus("SB+atomic-reads", "r0=0 r1=0")]
public sealed class SBAtomicReads : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; r0 = Interlocked.Add(ref y, 0); }
    public override void P1() { y = 1; r1 = Interlocked.Add(ref x, 0); }

    public override int Outcome => Of(r0, r1);
}

/// <summary>A write barrier orders writes behind it, not reads.</summary>
[Litmus("SB+write-barriers", "r0=0 r1=0")]
public sealed class SBWriteBarriers : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; Volatile.WriteBarrier(); r0 = y; }
    public override void P1() { y = 1; Volatile.WriteBarrier(); r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>A read barrier orders reads before it, not writes.</summary>
[Litmus("SB+read-barriers", "r0=0 r1=0")]
public sealed class SBReadBarriers : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; Volatile.ReadBarrier(); r0 = y; }
    public override void P1() { y = 1; Volatile.ReadBarrier(); r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>Each thread holds the same lock.</summary>
[Litmus("SB+locks", "r0=0 r1=0")]
public sealed class SBLocks : LitmusTest
{
    readonly object gate = new();
    int x, y;
    int r0, r1;

    public override void P0() { lock (gate) { x = 1; r0 = y; } }
    public override void P1() { lock (gate) { y = 1; r1 = x; } }

    public override int Outcome => Of(r0, r1);
}

/// <summary>A thread sees its own write while it is still in the store buffer (iwp2.4 in Sewell et al.).</summary>
[Litmus("SB+rfis", "r0=1 r1=0 r2=1 r3=0")]
public sealed class SBForwarding : LitmusTest
{
    int x, y;
    int r0, r1, r2, r3;

    public override void P0() { x = 1; r0 = x; r1 = y; }
    public override void P1() { y = 1; r2 = y; r3 = x; }

    public override int Outcome => Of(r0, r1, r2, r3);
}

/// <summary>Three threads in a ring.</summary>
[Litmus("3.SB", "r0=0 r1=0 r2=0")]
public sealed class SBThree : LitmusTest
{
    int x, y, z;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; r0 = y; }
    public override void P1() { y = 1; r1 = z; }
    public override void P2() { z = 1; r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}

/// <summary>Three threads in a ring, each with a fence.</summary>
[Litmus("3.SB+fences", "r0=0 r1=0 r2=0")]
public sealed class SBThreeFences : LitmusTest
{
    int x, y, z;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; Interlocked.MemoryBarrier(); r0 = y; }
    public override void P1() { y = 1; Interlocked.MemoryBarrier(); r1 = z; }
    public override void P2() { z = 1; Interlocked.MemoryBarrier(); r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}
