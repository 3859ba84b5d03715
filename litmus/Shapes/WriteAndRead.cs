namespace Interleave.Litmus.Shapes;

// S and R, two writes against a write and a read, in Alglave et al.

/// <summary>S: the flag is seen, and yet what is written then is overwritten by what came before the flag.</summary>
[Litmus("S", "x=2 r0=1")]
public sealed class S : LitmusTest
{
    int x, y;
    int r0;

    public override void P0() { x = 2; y = 1; }
    public override void P1() { r0 = y; x = 1; }

    public override int Outcome => Of(x, r0);
}

/// <summary>A fence on the side of the writes only.</summary>
[Litmus("S+fence+po", "x=2 r0=1")]
public sealed class SFence : LitmusTest
{
    int x, y;
    int r0;

    public override void P0() { x = 2; Interlocked.MemoryBarrier(); y = 1; }
    public override void P1() { r0 = y; x = 1; }

    public override int Outcome => Of(x, r0);
}

/// <summary>The flag is volatile.</summary>
[Litmus("S+volatile-flag", "x=2 r0=1")]
public sealed class SVolatile : LitmusTest
{
    int x;
    volatile int y;
    int r0;

    public override void P0() { x = 2; y = 1; }
    public override void P1() { r0 = y; x = 1; }

    public override int Outcome => Of(x, r0);
}

/// <summary>A release alone is not enough.</summary>
[Litmus("S+release+po", "x=2 r0=1")]
public sealed class SRelease : LitmusTest
{
    int x, y;
    int r0;

    public override void P0() { x = 2; Volatile.Write(ref y, 1); }
    public override void P1() { r0 = y; x = 1; }

    public override int Outcome => Of(x, r0);
}

/// <summary>An acquire alone is not enough.</summary>
[Litmus("S+po+acquire", "x=2 r0=1")]
public sealed class SAcquire : LitmusTest
{
    int x, y;
    int r0;

    public override void P0() { x = 2; y = 1; }
    public override void P1() { r0 = Volatile.Read(ref y); x = 1; }

    public override int Outcome => Of(x, r0);
}

/// <summary>A release as the second step of each thread.</summary>
[Litmus("S+release+release", "x=2 r0=1")]
public sealed class SReleases : LitmusTest
{
    int x, y;
    int r0;

    public override void P0() { x = 2; Volatile.Write(ref y, 1); }
    public override void P1() { r0 = y; Volatile.Write(ref x, 1); }

    public override int Outcome => Of(x, r0);
}

/// <summary>Full fences.</summary>
[Litmus("S+fences", "x=2 r0=1")]
public sealed class SFences : LitmusTest
{
    int x, y;
    int r0;

    public override void P0() { x = 2; Interlocked.MemoryBarrier(); y = 1; }
    public override void P1() { r0 = y; Interlocked.MemoryBarrier(); x = 1; }

    public override int Outcome => Of(x, r0);
}

/// <summary>R: the later write of y is followed by a read that misses what came before the earlier one.</summary>
[Litmus("R", "y=2 r0=0")]
public sealed class R : LitmusTest
{
    int x, y;
    int r0;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { y = 2; r0 = x; }

    public override int Outcome => Of(y, r0);
}

/// <summary>Volatile orders no write before a later read.</summary>
[Litmus("R+volatile", "y=2 r0=0")]
public sealed class RVolatile : LitmusTest
{
    volatile int x, y;
    int r0;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { y = 2; r0 = x; }

    public override int Outcome => Of(y, r0);
}

/// <summary>Full fences.</summary>
[Litmus("R+fences", "y=2 r0=0")]
public sealed class RFences : LitmusTest
{
    int x, y;
    int r0;

    public override void P0() { x = 1; Interlocked.MemoryBarrier(); y = 1; }
    public override void P1() { y = 2; Interlocked.MemoryBarrier(); r0 = x; }

    public override int Outcome => Of(y, r0);
}

/// <summary>x86 needs the fence on the side of the read only; .NET both.</summary>
[Litmus("R+po+fence", "y=2 r0=0")]
public sealed class RFence : LitmusTest
{
    int x, y;
    int r0;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { y = 2; Interlocked.MemoryBarrier(); r0 = x; }

    public override int Outcome => Of(y, r0);
}

/// <summary>A release for the writes, a fence for the read.</summary>
[Litmus("R+release+fence", "y=2 r0=0")]
public sealed class RReleaseFence : LitmusTest
{
    int x, y;
    int r0;

    public override void P0() { x = 1; Volatile.Write(ref y, 1); }
    public override void P1() { y = 2; Interlocked.MemoryBarrier(); r0 = x; }

    public override int Outcome => Of(y, r0);
}

/// <summary>An atomic operation in place of the fence.</summary>
[Litmus("R+po+exchange", "y=2 r0=0")]
public sealed class RExchange : LitmusTest
{
    int x, y;
    int r0;

    public override void P0() { x = 1; y = 1; }
    public override void P1() { Interlocked.Exchange(ref y, 2); r0 = x; }

    public override int Outcome => Of(y, r0);
}
