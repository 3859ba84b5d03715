namespace Interleave.Litmus.Shapes;

// 2+2W: two threads write the same two variables, in opposite order; can the first write of each be the last word? In
// Alglave et al.

/// <summary>x86 keeps the order of writes, .NET does not.</summary>
[Litmus("2+2W", "x=1 y=1")]
public sealed class TwoPlusTwoW : LitmusTest
{
    int x, y;

    public override void P0() { x = 1; y = 2; }
    public override void P1() { y = 1; x = 2; }

    public override int Outcome => Of(x, y);
}

/// <summary>Volatile writes stay behind what precedes them.</summary>
[Litmus("2+2W+volatile", "x=1 y=1")]
public sealed class TwoPlusTwoWVolatile : LitmusTest
{
    volatile int x, y;

    public override void P0() { x = 1; y = 2; }
    public override void P1() { y = 1; x = 2; }

    public override int Outcome => Of(x, y);
}

/// <summary>Full fences.</summary>
[Litmus("2+2W+fences", "x=1 y=1")]
public sealed class TwoPlusTwoWFences : LitmusTest
{
    int x, y;

    public override void P0() { x = 1; Interlocked.MemoryBarrier(); y = 2; }
    public override void P1() { y = 1; Interlocked.MemoryBarrier(); x = 2; }

    public override int Outcome => Of(x, y);
}

/// <summary>A release in one of the threads is not enough.</summary>
[Litmus("2+2W+release+po", "x=1 y=1")]
public sealed class TwoPlusTwoWRelease : LitmusTest
{
    int x, y;

    public override void P0() { x = 1; Volatile.Write(ref y, 2); }
    public override void P1() { y = 1; x = 2; }

    public override int Outcome => Of(x, y);
}

/// <summary>Write barriers.</summary>
[Litmus("2+2W+write-barriers", "x=1 y=1")]
public sealed class TwoPlusTwoWBarriers : LitmusTest
{
    int x, y;

    public override void P0() { x = 1; Volatile.WriteBarrier(); y = 2; }
    public override void P1() { y = 1; Volatile.WriteBarrier(); x = 2; }

    public override int Outcome => Of(x, y);
}

/// <summary>The second write of each thread is atomic.</summary>
[Litmus("2+2W+exchanges", "x=1 y=1")]
public sealed class TwoPlusTwoWExchanges : LitmusTest
{
    int x, y;

    public override void P0() { x = 1; Interlocked.Exchange(ref y, 2); }
    public override void P1() { y = 1; Interlocked.Exchange(ref x, 2); }

    public override int Outcome => Of(x, y);
}
