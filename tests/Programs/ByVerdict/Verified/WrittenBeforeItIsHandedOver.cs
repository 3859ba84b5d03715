namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>
/// Each reads what was written before it was woken. Regression: repeated before the one who wakes it, a thread saw the
/// value from the start, and that it threw an exception then was taken for a failure of the program.
/// </summary>
public sealed class WrittenBeforeItIsHandedOver
{
    readonly SemaphoreSlim first = new(0), second = new(0), free = new(1);
    int written = -1;

    public void Run() => Together.Run(() => Take(0, first), () => Take(1, second), () => Give(0, first), () => Give(1, second));

    void Give(int value, SemaphoreSlim reader)
    {
        free.Wait();
        written = value;
        reader.Release();
    }

    void Take(int value, SemaphoreSlim mine)
    {
        mine.Wait();
        Assert.That(written == value, "Expected: written == value");
        free.Release();
    }
}
