namespace Interleave.Litmus.Shapes;

// Load buffering: each thread reads one variable and then writes another. The runtime's document allows it for plain
// accesses; Interleave, like the other tools of its kind, does not explore it and says so. LB in Alglave et al.

/// <summary>Plain: see the note.</summary>
[Litmus("LB", "r0=1 r1=1")]
public sealed class LB : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { r0 = x; y = 1; }
    public override void P1() { r1 = y; x = 1; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>Volatile.</summary>
[Litmus("LB+volatile", "r0=1 r1=1")]
public sealed class LBVolatile : LitmusTest
{
    volatile int x, y;
    int r0, r1;

    public override void P0() { r0 = x; y = 1; }
    public override void P1() { r1 = y; x = 1; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>Full fences.</summary>
[Litmus("LB+fences", "r0=1 r1=1")]
public sealed class LBFences : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { r0 = x; Interlocked.MemoryBarrier(); y = 1; }
    public override void P1() { r1 = y; Interlocked.MemoryBarrier(); x = 1; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>What is written is what was read: values do not come out of thin air.</summary>
[Litmus("LB+datas", "r0=1 r1=1")]
public sealed class LBDatas : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { r0 = x; y = r0; }
    public override void P1() { r1 = y; x = r1; }

    public override int Outcome => Of(r0, r1);
}
