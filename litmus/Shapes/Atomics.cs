namespace Interleave.Litmus.Shapes;

// Atomic operations: nothing comes between what they read and what they write.

/// <summary>Two plain increments, one of which is lost.</summary>
[Litmus("2.INC", "x=1")]
public sealed class LostUpdate : LitmusTest
{
    int x;

    public override void P0() { x++; }
    public override void P1() { x++; }

    public override int Outcome => Of(x);
}

/// <summary>Two atomic increments.</summary>
[Litmus("2.INC+atomic", "x=1")]
public sealed class AtomicUpdate : LitmusTest
{
    int x;

    public override void P0() { Interlocked.Increment(ref x); }
    public override void P1() { Interlocked.Increment(ref x); }

    public override int Outcome => Of(x);
}

/// <summary>Volatile makes no increment atomic.</summary>
[Litmus("2.INC+volatile", "x=1")]
public sealed class LostUpdateVolatile : LitmusTest
{
    volatile int x;

    public override void P0() { x++; }
    public override void P1() { x++; }

    public override int Outcome => Of(x);
}

/// <summary>Two compare-and-swap operations: one of them wins.</summary>
[Litmus("2.CAS", "r0=0 r1=0")]
public sealed class CompareExchanges : LitmusTest
{
    int x;
    int r0, r1;

    public override void P0() { r0 = Interlocked.CompareExchange(ref x, 1, 0); }
    public override void P1() { r1 = Interlocked.CompareExchange(ref x, 2, 0); }

    public override int Outcome => Of(r0, r1);
}

/// <summary>A plain write does not come between what is read and what is written.</summary>
[Litmus("RMW+W", "x=1 r0=0")]
public sealed class AtomicAndPlain : LitmusTest
{
    int x;
    int r0;

    public override void P0() { r0 = Interlocked.Add(ref x, 1) - 1; }
    public override void P1() { x = 5; }

    public override int Outcome => Of(x, r0);
}

/// <summary>A compare-and-swap that fails is a full fence as well.</summary>
[Litmus("SB+failed-CAS", "r0=0 r1=0")]
public sealed class FailedCompareExchange : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; r0 = Interlocked.CompareExchange(ref y, 9, 8); }
    public override void P1() { y = 1; r1 = Interlocked.CompareExchange(ref x, 9, 8); }

    public override int Outcome => Of(r0, r1);
}
