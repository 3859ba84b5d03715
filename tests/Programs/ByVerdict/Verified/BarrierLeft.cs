namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Who leaves takes itself out: the others go on alone.</summary>
public sealed class BarrierLeft
{
    readonly Barrier barrier = new(2);

    public void Run()
    {
        Together.Run(
            () =>
            {
                barrier.SignalAndWait();
                barrier.SignalAndWait();
            },
            () =>
            {
                barrier.SignalAndWait();
                barrier.RemoveParticipant();
            });
        Assert.That(barrier.CurrentPhaseNumber == 2, "Expected: barrier.CurrentPhaseNumber == 2");
    }
}
