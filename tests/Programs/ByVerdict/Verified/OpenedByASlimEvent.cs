namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>What is written before an event is set is there for all that it lets through.</summary>
public sealed class OpenedByASlimEvent
{
    readonly ManualResetEventSlim opened = new(false);
    int data;

    public void Run() => Together.Run(
        () =>
        {
            data = 1;
            opened.Set();
        },
        Read, Read);

    void Read()
    {
        opened.Wait();
        Assert.That(data == 1 && opened.IsSet, "Expected what was written before.");
    }
}
