namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>To wait for a time is not to wait for what happens meanwhile.</summary>
public sealed class DelayTakenForOrder
{
    volatile bool ready;

    public async Task Run()
    {
        Task setter = Task.Run(() => ready = true);
        await Task.Delay(1000);
        Assert.That(ready, "Expected ready.");
        await setter;
    }
}
