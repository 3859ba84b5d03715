namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>What is written before an event is set is there once the wait is over.</summary>
public sealed class EventPublishesData
{
    readonly ManualResetEvent ready = new(false);
    int data;

    public void Run() => Together.Run(
        () =>
        {
            data = 42;
            ready.Set();
        },
        Read,
        Read);

    void Read()
    {
        ready.WaitOne();
        Assert.That(data == 42, "Expected: data == 42");
    }
}
