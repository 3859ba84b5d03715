namespace Interleave.Litmus.Shapes;

// IRIW: two threads write, two read both; do the readers agree which write was first? In Alglave et al.; forbidden on
// x86 by Sewell et al., and in .NET and on ARMv8 as soon as the readers' order is kept.

/// <summary>Plain reads may change places.</summary>
[Litmus("IRIW", "r0=1 r1=0 r2=1 r3=0")]
public sealed class IRIW : LitmusTest
{
    int x, y;
    int r0, r1, r2, r3;

    public override int Threads => 4;

    public override void P0() { x = 1; }
    public override void P1() { y = 1; }
    public override void P2() { r0 = x; r1 = y; }
    public override void P3() { r2 = y; r3 = x; }

    public override int Outcome => Of(r0, r1, r2, r3);
}

/// <summary>Volatile.</summary>
[Litmus("IRIW+volatile", "r0=1 r1=0 r2=1 r3=0")]
public sealed class IRIWVolatile : LitmusTest
{
    volatile int x, y;
    int r0, r1, r2, r3;

    public override int Threads => 4;

    public override void P0() { x = 1; }
    public override void P1() { y = 1; }
    public override void P2() { r0 = x; r1 = y; }
    public override void P3() { r2 = y; r3 = x; }

    public override int Outcome => Of(r0, r1, r2, r3);
}

/// <summary>Full fences.</summary>
[Litmus("IRIW+fences", "r0=1 r1=0 r2=1 r3=0")]
public sealed class IRIWFences : LitmusTest
{
    int x, y;
    int r0, r1, r2, r3;

    public override int Threads => 4;

    public override void P0() { x = 1; }
    public override void P1() { y = 1; }
    public override void P2() { r0 = x; Interlocked.MemoryBarrier(); r1 = y; }
    public override void P3() { r2 = y; Interlocked.MemoryBarrier(); r3 = x; }

    public override int Outcome => Of(r0, r1, r2, r3);
}

/// <summary>Read barriers.</summary>
[Litmus("IRIW+read-barriers", "r0=1 r1=0 r2=1 r3=0")]
public sealed class IRIWReadBarriers : LitmusTest
{
    int x, y;
    int r0, r1, r2, r3;

    public override int Threads => 4;

    public override void P0() { x = 1; }
    public override void P1() { y = 1; }
    public override void P2() { r0 = x; Volatile.ReadBarrier(); r1 = y; }
    public override void P3() { r2 = y; Volatile.ReadBarrier(); r3 = x; }

    public override int Outcome => Of(r0, r1, r2, r3);
}

/// <summary>One of the readers orders its reads.</summary>
[Litmus("IRIW+acquire+po", "r0=1 r1=0 r2=1 r3=0")]
public sealed class IRIWAcquire : LitmusTest
{
    int x, y;
    int r0, r1, r2, r3;

    public override int Threads => 4;

    public override void P0() { x = 1; }
    public override void P1() { y = 1; }
    public override void P2() { r0 = Volatile.Read(ref x); r1 = y; }
    public override void P3() { r2 = y; r3 = x; }

    public override int Outcome => Of(r0, r1, r2, r3);
}
