namespace Interleave.Litmus.Shapes;

// WRC, RWC, ISA2 and W+RWC: what one thread has seen and passes on, in Alglave et al. All threads see the writes of
// others in one order (multi-copy atomicity), on x86, in .NET and on ARMv8; so a chain holds when each of its links
// does.

/// <summary>Write-to-read causality.</summary>
[Litmus("WRC", "r0=1 r1=1 r2=0")]
public sealed class WRC : LitmusTest
{
    int x, y;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; }
    public override void P1() { r0 = x; y = 1; }
    public override void P2() { r1 = y; r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}

/// <summary>Volatile.</summary>
[Litmus("WRC+volatile", "r0=1 r1=1 r2=0")]
public sealed class WRCVolatile : LitmusTest
{
    volatile int x, y;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; }
    public override void P1() { r0 = x; y = 1; }
    public override void P2() { r1 = y; r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}

/// <summary>Only what is passed on is volatile: a release stays behind the read before it.</summary>
[Litmus("WRC+volatile-flag", "r0=1 r1=1 r2=0")]
public sealed class WRCFlag : LitmusTest
{
    int x;
    volatile int y;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; }
    public override void P1() { r0 = x; y = 1; }
    public override void P2() { r1 = y; r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}

/// <summary>Who passes it on orders nothing.</summary>
[Litmus("WRC+po+acquire", "r0=1 r1=1 r2=0")]
public sealed class WRCAcquire : LitmusTest
{
    int x, y;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; }
    public override void P1() { r0 = x; y = 1; }
    public override void P2() { r1 = Volatile.Read(ref y); r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}

/// <summary>Full fences.</summary>
[Litmus("WRC+fences", "r0=1 r1=1 r2=0")]
public sealed class WRCFences : LitmusTest
{
    int x, y;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; }
    public override void P1() { r0 = x; Interlocked.MemoryBarrier(); y = 1; }
    public override void P2() { r1 = y; Interlocked.MemoryBarrier(); r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}

/// <summary>Read-to-write causality.</summary>
[Litmus("RWC", "r0=1 r1=0 r2=0")]
public sealed class RWC : LitmusTest
{
    int x, y;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; }
    public override void P1() { r0 = x; r1 = y; }
    public override void P2() { y = 1; r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}

/// <summary>Volatile orders no write before a later read.</summary>
[Litmus("RWC+volatile", "r0=1 r1=0 r2=0")]
public sealed class RWCVolatile : LitmusTest
{
    volatile int x, y;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; }
    public override void P1() { r0 = x; r1 = y; }
    public override void P2() { y = 1; r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}

/// <summary>x86 needs the fence behind the write only.</summary>
[Litmus("RWC+po+fence", "r0=1 r1=0 r2=0")]
public sealed class RWCFence : LitmusTest
{
    int x, y;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; }
    public override void P1() { r0 = x; r1 = y; }
    public override void P2() { y = 1; Interlocked.MemoryBarrier(); r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}

/// <summary>An acquire and a fence, each where it is needed.</summary>
[Litmus("RWC+acquire+fence", "r0=1 r1=0 r2=0")]
public sealed class RWCAcquireFence : LitmusTest
{
    int x, y;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; }
    public override void P1() { r0 = Volatile.Read(ref x); r1 = y; }
    public override void P2() { y = 1; Interlocked.MemoryBarrier(); r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}

/// <summary>Full fences.</summary>
[Litmus("RWC+fences", "r0=1 r1=0 r2=0")]
public sealed class RWCFences : LitmusTest
{
    int x, y;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; }
    public override void P1() { r0 = x; Interlocked.MemoryBarrier(); r1 = y; }
    public override void P2() { y = 1; Interlocked.MemoryBarrier(); r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}

/// <summary>Message passing through a third thread.</summary>
[Litmus("ISA2", "r0=1 r1=1 r2=0")]
public sealed class ISA2 : LitmusTest
{
    int x, y, z;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { r0 = y; z = 1; }
    public override void P2() { r1 = z; r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}

/// <summary>Both flags are volatile.</summary>
[Litmus("ISA2+volatile-flags", "r0=1 r1=1 r2=0")]
public sealed class ISA2Volatile : LitmusTest
{
    int x;
    volatile int y, z;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { r0 = y; z = 1; }
    public override void P2() { r1 = z; r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}

/// <summary>One of the flags is volatile.</summary>
[Litmus("ISA2+volatile-first-flag", "r0=1 r1=1 r2=0")]
public sealed class ISA2OneFlag : LitmusTest
{
    int x, z;
    volatile int y;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { r0 = y; z = 1; }
    public override void P2() { r1 = z; r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}

/// <summary>A flag, and then read-to-write causality.</summary>
[Litmus("W+RWC", "r0=1 r1=0 r2=0")]
public sealed class WRWC : LitmusTest
{
    int x, y, z;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { r0 = y; r1 = z; }
    public override void P2() { z = 1; r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}

/// <summary>Volatile.</summary>
[Litmus("W+RWC+volatile", "r0=1 r1=0 r2=0")]
public sealed class WRWCVolatile : LitmusTest
{
    volatile int x, y, z;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { r0 = y; r1 = z; }
    public override void P2() { z = 1; r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}

/// <summary>Volatile, and a fence between the write and the later read.</summary>
[Litmus("W+RWC+volatile+fence", "r0=1 r1=0 r2=0")]
public sealed class WRWCVolatileFence : LitmusTest
{
    volatile int x, y, z;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { r0 = y; r1 = z; }
    public override void P2() { z = 1; Interlocked.MemoryBarrier(); r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}

/// <summary>The fence alone: enough on x86.</summary>
[Litmus("W+RWC+po+po+fence", "r0=1 r1=0 r2=0")]
public sealed class WRWCFence : LitmusTest
{
    int x, y, z;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { r0 = y; r1 = z; }
    public override void P2() { z = 1; Interlocked.MemoryBarrier(); r2 = x; }

    public override int Outcome => Of(r0, r1, r2);
}
