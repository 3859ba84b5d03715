namespace Interleave.Programs;

/// <summary>The classical litmus tests, on plain fields; what was read is in <c>r0</c> to <c>r3</c>.</summary>
public sealed class Litmus
{
    internal int x, y;
    internal int r0, r1, r2, r3;

    /// <summary>Store buffering.</summary>
    public void SB() => Together.Run(
        () => { x = 1; r0 = y; },
        () => { y = 1; r1 = x; });

    /// <summary>Message passing.</summary>
    public void MP() => Together.Run(
        () => { x = 1; y = 1; },
        () => { r0 = y; r1 = x; });

    /// <summary>Load buffering.</summary>
    public void LB() => Together.Run(
        () => { r0 = x; y = 1; },
        () => { r1 = y; x = 1; });

    /// <summary>Two writes each, in opposite order.</summary>
    public void TwoPlusTwoW() => Together.Run(
        () => { x = 1; y = 2; },
        () => { y = 1; x = 2; });

    /// <summary>Independent reads of independent writes.</summary>
    public void IRIW() => Together.Run(
        () => { x = 1; },
        () => { y = 1; },
        () => { r0 = x; r1 = y; },
        () => { r2 = y; r3 = x; });

    /// <summary>Two writes against a write and a read.</summary>
    public void R() => Together.Run(
        () => { x = 1; y = 1; },
        () => { y = 2; r0 = x; });

    /// <summary>Two writes against a read and a write.</summary>
    public void S() => Together.Run(
        () => { x = 2; y = 1; },
        () => { r0 = y; x = 1; });

    /// <summary>Two reads of one location do not go back in time.</summary>
    public void CoRR() => Together.Run(
        () => { x = 1; },
        () => { r0 = x; r1 = x; });

    /// <summary>A write seen is a write that others see: write-to-read causality.</summary>
    public void WRC() => Together.Run(
        () => { x = 1; },
        () => { r0 = x; y = 1; },
        () => { r1 = y; r2 = x; });
}
