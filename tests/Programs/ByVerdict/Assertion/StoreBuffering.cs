namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>Each raises a flag and looks at the other one's; with a store buffer both find it down.</summary>
public sealed class StoreBuffering
{
    volatile bool raisedA, raisedB;
    bool sawA, sawB;

    public void Run()
    {
        Together.Run(
            () =>
            {
                raisedA = true;
                sawB = raisedB;
            },
            () =>
            {
                raisedB = true;
                sawA = raisedA;
            });
        Assert.That(sawA || sawB, "Expected one to see the other.");
    }
}
