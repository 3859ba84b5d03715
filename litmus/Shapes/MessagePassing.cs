namespace Interleave.Litmus.Shapes;

// Message passing: data, then a flag; who sees the flag should see the data. MP in Alglave et al.; the acquire and
// release forms are those of the runtime's memory model and, on ARM, of LDAR and STLR.

/// <summary>x86 keeps both orders, .NET neither.</summary>
[Litmus("MP", "r0=1 r1=0")]
public sealed class MP : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { r0 = y; r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>The flag is volatile: its write releases, its read acquires.</summary>
[Litmus("MP+volatile-flag", "r0=1 r1=0")]
public sealed class MPVolatile : LitmusTest
{
    int x;
    volatile int y;
    int r0, r1;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { r0 = y; r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>A release alone is not enough.</summary>
[Litmus("MP+release+po", "r0=1 r1=0")]
public sealed class MPRelease : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; Volatile.Write(ref y, 1); }
    public override void P1() { r0 = y; r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>An acquire alone is not enough.</summary>
[Litmus("MP+po+acquire", "r0=1 r1=0")]
public sealed class MPAcquire : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { r0 = Volatile.Read(ref y); r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>Full fences on both sides.</summary>
[Litmus("MP+fences", "r0=1 r1=0")]
public sealed class MPFences : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; Interlocked.MemoryBarrier(); y = 1; }
    public override void P1() { r0 = y; Interlocked.MemoryBarrier(); r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>A fence for the writer only.</summary>
[Litmus("MP+fence+po", "r0=1 r1=0")]
public sealed class MPFenceWriter : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; Interlocked.MemoryBarrier(); y = 1; }
    public override void P1() { r0 = y; r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>A fence for the reader only.</summary>
[Litmus("MP+po+fence", "r0=1 r1=0")]
public sealed class MPFenceReader : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { r0 = y; Interlocked.MemoryBarrier(); r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>The one-sided barriers, each on its side.</summary>
[Litmus("MP+write-barrier+read-barrier", "r0=1 r1=0")]
public sealed class MPBarriers : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; Volatile.WriteBarrier(); y = 1; }
    public override void P1() { r0 = y; Volatile.ReadBarrier(); r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>The one-sided barriers, each on the wrong side.</summary>
[Litmus("MP+read-barrier+write-barrier", "r0=1 r1=0")]
public sealed class MPBarriersSwapped : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; Volatile.ReadBarrier(); y = 1; }
    public override void P1() { r0 = y; Volatile.WriteBarrier(); r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>A barrier for the writer, an acquire for the reader.</summary>
[Litmus("MP+write-barrier+acquire", "r0=1 r1=0")]
public sealed class MPBarrierAcquire : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; Volatile.WriteBarrier(); y = 1; }
    public override void P1() { r0 = Volatile.Read(ref y); r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>The flag is written atomically, and read plain.</summary>
[Litmus("MP+exchange+po", "r0=1 r1=0")]
public sealed class MPExchange : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; Interlocked.Exchange(ref y, 1); }
    public override void P1() { r0 = y; r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>The flag is written atomically, and read volatile.</summary>
[Litmus("MP+exchange+acquire", "r0=1 r1=0")]
public sealed class MPExchangeAcquire : LitmusTest
{
    int x, y;
    int r0, r1;

    public override void P0() { x = 1; Interlocked.Exchange(ref y, 1); }
    public override void P1() { r0 = Volatile.Read(ref y); r1 = x; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>Both sides hold the same lock.</summary>
[Litmus("MP+locks", "r0=1 r1=0")]
public sealed class MPLocks : LitmusTest
{
    readonly object gate = new();
    int x, y;
    int r0, r1;

    public override void P0() { lock (gate) { x = 1; y = 1; } }
    public override void P1() { lock (gate) { r0 = y; r1 = x; } }

    public override int Outcome => Of(r0, r1);
}

/// <summary>The data is volatile and the flag is not: the wrong one of the two.</summary>
[Litmus("MP+volatile-data", "r0=1 r1=0")]
public sealed class MPDataVolatile : LitmusTest
{
    volatile int x;
    int y;
    int r0, r1;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { r0 = y; r1 = x; }

    public override int Outcome => Of(r0, r1);
}
