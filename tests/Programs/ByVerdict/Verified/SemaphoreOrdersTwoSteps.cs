namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A semaphore that starts at zero makes one step come before the other.</summary>
public sealed class SemaphoreOrdersTwoSteps
{
    readonly SemaphoreSlim done = new(0);
    string log = "";

    public void Run()
    {
        Together.Run(First, Second);
        Assert.That(log == "12", "Expected the first step first.");
    }

    void First()
    {
        log += "1";
        done.Release();
    }

    void Second()
    {
        done.Wait();
        log += "2";
    }
}
