namespace Interleave.Litmus.Shapes;

// One location: all threads agree on the order of its writes, and none goes back in it. CoRR, CoWW, CoRW and CoWR in
// Alglave et al.; n5 and n6 in Sewell et al.

/// <summary>Two reads do not go back in time.</summary>
[Litmus("CoRR", "r0=1 r1=0")]
public sealed class CoRR : LitmusTest
{
    int x;
    int r0, r1;

    public override void P0() { x = 1; }
    public override void P1() { r0 = x; r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>Volatile.</summary>
[Litmus("CoRR+volatile", "r0=1 r1=0")]
public sealed class CoRRVolatile : LitmusTest
{
    volatile int x;
    int r0, r1;

    public override void P0() { x = 1; }
    public override void P1() { r0 = x; r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>Two readers see two writes in one order.</summary>
[Litmus("CoRR2", "r0=1 r1=2 r2=2 r3=1")]
public sealed class CoRR2 : LitmusTest
{
    int x;
    int r0, r1, r2, r3;

    public override int Threads => 4;

    public override void P0() { x = 1; }
    public override void P1() { x = 2; }
    public override void P2() { r0 = x; r1 = x; }
    public override void P3() { r2 = x; r3 = x; }

    public override int Outcome => Of(r0, r1, r2, r3);
}

/// <summary>Two writes of one thread stay in their order.</summary>
[Litmus("CoWW", "x=1 r0=0")]
public sealed class CoWW : LitmusTest
{
    int x;
    int r0;

    public override void P0() { x = 1; x = 2; }
    public override void P1() { r0 = x; }

    public override int Outcome => Of(x, r0);
}

/// <summary>What was read is not overwritten by what was written before.</summary>
[Litmus("CoRW", "x=2 r0=2")]
public sealed class CoRW : LitmusTest
{
    int x;
    int r0;

    public override void P0() { r0 = x; x = 1; }
    public override void P1() { x = 2; }

    public override int Outcome => Of(x, r0);
}

/// <summary>A thread does not read what its own write has overwritten.</summary>
[Litmus("CoWR", "x=1 r0=2")]
public sealed class CoWR : LitmusTest
{
    int x;
    int r0;

    public override void P0() { x = 1; r0 = x; }
    public override void P1() { x = 2; }

    public override int Outcome => Of(x, r0);
}

/// <summary>Two threads do not each see the other's write after their own.</summary>
[Litmus("n5", "r0=2 r1=1")]
public sealed class N5 : LitmusTest
{
    int x;
    int r0, r1;

    public override void P0() { x = 1; r0 = x; }
    public override void P1() { x = 2; r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>A write is read by its own thread before others see it.</summary>
[Litmus("n6", "x=1 r0=1 r1=0")]
public sealed class N6 : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; r0 = x; r1 = y; }
    public override void P1() { y = 2; x = 2; }

    public override int Outcome => Of(x, r0, r1);
}
