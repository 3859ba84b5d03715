namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A method is called and nobody waits for it.</summary>
public sealed class ForgottenAwait
{
    volatile bool saved;

    public async Task Run()
    {
        _ = Save();
        await Task.Yield();
        Assert.That(saved, "Expected saved.");
    }

    async Task Save()
    {
        await Task.Delay(1);
        saved = true;
    }
}
