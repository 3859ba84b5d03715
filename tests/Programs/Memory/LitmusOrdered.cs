namespace Interleave.Programs;

/// <summary>Litmus tests with volatile accesses, fences and atomic accesses; what was read is in <c>r0</c> to <c>r3</c>.</summary>
public sealed class LitmusOrdered
{
    internal int x, y;
    internal volatile int vx, vy;
    internal int r0, r1, r2, r3;

    /// <summary>Store buffering, all volatile.</summary>
    public void SB_Volatile() => Together.Run(
        () => { vx = 1; r0 = vy; },
        () => { vy = 1; r1 = vx; });

    /// <summary>Store buffering with full fences.</summary>
    public void SB_Fence() => Together.Run(
        () => { x = 1; Interlocked.MemoryBarrier(); r0 = y; },
        () => { y = 1; Interlocked.MemoryBarrier(); r1 = x; });

    /// <summary>Store buffering with a full fence on one side only.</summary>
    public void SB_OneFence() => Together.Run(
        () => { x = 1; Interlocked.MemoryBarrier(); r0 = y; },
        () => { y = 1; r1 = x; });

    /// <summary>Store buffering, written by atomic exchanges.</summary>
    public void SB_Exchange() => Together.Run(
        () => { Interlocked.Exchange(ref x, 1); r0 = y; },
        () => { Interlocked.Exchange(ref y, 1); r1 = x; });

    /// <summary>Message passing with a volatile flag.</summary>
    public void MP_VolatileFlag() => Together.Run(
        () => { x = 1; vy = 1; },
        () => { r0 = vy; r1 = x; });

    /// <summary>Message passing with a flag written volatile and read plain.</summary>
    public void MP_ReleaseOnly() => Together.Run(
        () => { x = 1; Volatile.Write(ref y, 1); },
        () => { r0 = y; r1 = x; });

    /// <summary>Message passing with a flag written plain and read volatile.</summary>
    public void MP_AcquireOnly() => Together.Run(
        () => { x = 1; y = 1; },
        () => { r0 = Volatile.Read(ref y); r1 = x; });

    /// <summary>Message passing with full fences.</summary>
    public void MP_Fence() => Together.Run(
        () => { x = 1; Interlocked.MemoryBarrier(); y = 1; },
        () => { r0 = y; Interlocked.MemoryBarrier(); r1 = x; });

    /// <summary>Two writes each in opposite order, all volatile.</summary>
    public void TwoPlusTwoW_Volatile() => Together.Run(
        () => { vx = 1; vy = 2; },
        () => { vy = 1; vx = 2; });

    /// <summary>Independent reads of independent writes, all volatile.</summary>
    public void IRIW_Volatile() => Together.Run(
        () => { vx = 1; },
        () => { vy = 1; },
        () => { r0 = vx; r1 = vy; },
        () => { r2 = vy; r3 = vx; });
}
