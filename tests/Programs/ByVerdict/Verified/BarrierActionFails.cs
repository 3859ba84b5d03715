namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>All are told that the action has failed.</summary>
public sealed class BarrierActionFails
{
    readonly Barrier barrier = new(2, _ => throw new InvalidOperationException("no"));

    public void Run() => Together.Run(Meet, Meet);

    void Meet()
    {
        try
        {
            barrier.SignalAndWait();
            Assert.That(false, "Expected an exception.");
        }
        catch (BarrierPostPhaseException e)
        {
            Assert.That(e.InnerException is InvalidOperationException, "Expected: e.InnerException is InvalidOperationException");
        }
    }
}
