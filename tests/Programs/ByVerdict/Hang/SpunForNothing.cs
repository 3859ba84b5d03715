namespace Interleave.Programs.ByVerdict.Hang;

/// <summary>Nobody sets what is spun for.</summary>
public sealed class SpunForNothing
{
    volatile bool ready;

    public void Run() => Together.Run(() => SpinWait.SpinUntil(() => ready), () => ready = false);
}
