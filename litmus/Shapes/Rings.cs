namespace Interleave.Litmus.Shapes;

// Z6.0 to Z6.5: rings of three threads that mix the shapes of two, in Alglave et al.

/// <summary>Message passing into R.</summary>
[Litmus("Z6.0", "z=2 r0=1 r1=0")]
public sealed class Z60 : LitmusTest
{
    int x, y, z;
    int r0, r1;

    public override int Threads => 3;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { r0 = y; z = 1; }
    public override void P2() { z = 2; r1 = x; }

    public override int Outcome => Of(z, r0, r1);
}

/// <summary>Volatile, and a fence before the read.</summary>
[Litmus("Z6.0+volatile+fence", "z=2 r0=1 r1=0")]
public sealed class Z60Fence : LitmusTest
{
    volatile int x, y, z;
    int r0, r1;

    public override int Threads => 3;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { r0 = y; z = 1; }
    public override void P2() { z = 2; Interlocked.MemoryBarrier(); r1 = x; }

    public override int Outcome => Of(z, r0, r1);
}

/// <summary>2+2W into S.</summary>
[Litmus("Z6.1", "x=2 y=2 r0=1")]
public sealed class Z61 : LitmusTest
{
    int x, y, z;
    int r0;

    public override int Threads => 3;

    public override void P0() { x = 2; y = 1; }
    public override void P1() { y = 2; z = 1; }
    public override void P2() { r0 = z; x = 1; }

    public override int Outcome => Of(x, y, r0);
}

/// <summary>Message passing into S.</summary>
[Litmus("Z6.2", "x=2 r0=1 r1=1")]
public sealed class Z62 : LitmusTest
{
    int x, y, z;
    int r0, r1;

    public override int Threads => 3;

    public override void P0() { x = 2; y = 1; }
    public override void P1() { r0 = y; z = 1; }
    public override void P2() { r1 = z; x = 1; }

    public override int Outcome => Of(x, r0, r1);
}

/// <summary>2+2W into message passing.</summary>
[Litmus("Z6.3", "y=2 r0=1 r1=0")]
public sealed class Z63 : LitmusTest
{
    int x, y, z;
    int r0, r1;

    public override int Threads => 3;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { y = 2; z = 1; }
    public override void P2() { r0 = z; r1 = x; }

    public override int Outcome => Of(y, r0, r1);
}

/// <summary>Volatile.</summary>
[Litmus("Z6.3+volatile", "y=2 r0=1 r1=0")]
public sealed class Z63Volatile : LitmusTest
{
    volatile int x, y, z;
    int r0, r1;

    public override int Threads => 3;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { y = 2; z = 1; }
    public override void P2() { r0 = z; r1 = x; }

    public override int Outcome => Of(y, r0, r1);
}

/// <summary>R into store buffering.</summary>
[Litmus("Z6.4", "y=2 r0=0 r1=0")]
public sealed class Z64 : LitmusTest
{
    int x, y, z;
    int r0, r1;

    public override int Threads => 3;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { y = 2; r0 = z; }
    public override void P2() { z = 1; r1 = x; }

    public override int Outcome => Of(y, r0, r1);
}

/// <summary>2+2W into R.</summary>
[Litmus("Z6.5", "y=2 z=2 r0=0")]
public sealed class Z65 : LitmusTest
{
    int x, y, z;
    int r0;

    public override int Threads => 3;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { y = 2; z = 1; }
    public override void P2() { z = 2; r0 = x; }

    public override int Outcome => Of(y, z, r0);
}
