namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>The action runs once in each phase, when all have arrived and before any goes on.</summary>
public sealed class BarrierWithAction
{
    readonly int[] done = new int[2];
    readonly Barrier barrier;
    int sum;

    public BarrierWithAction() => barrier = new Barrier(2, _ => sum += done[0] + done[1]);

    public void Run() => Together.Run(2, me =>
    {
        done[me] = 1;
        barrier.SignalAndWait();
        Assert.That(sum == 2, "Expected: sum == 2");
        barrier.SignalAndWait();
        Assert.That(sum == 4, "Expected: sum == 4");
    });
}
