namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>The time may be up before anything is ready.</summary>
public sealed class SpunUntilTimeIsUp
{
    volatile bool ready;

    public void Run() => Together.Run(() => ready = true, () => Assert.That(SpinWait.SpinUntil(() => ready, 100)));
}
