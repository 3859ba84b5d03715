namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>Who leaves must take itself out, or the others wait for ever.</summary>
public sealed class BarrierLeftWithoutSayingSo
{
    readonly Barrier barrier = new(2);

    public void Run() => Together.Run(
        () =>
        {
            barrier.SignalAndWait();
            barrier.SignalAndWait();
        },
        () => barrier.SignalAndWait());
}
