namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A property that is changed in the scope of a lock.</summary>
public sealed class PropertyInLockScope
{
    readonly Lock gate = new();

    int Total { get; set; }

    public void Run()
    {
        Together.Run(Add, Add);
        Assert.That(Total == 2, "Expected 2.");
    }

    void Add()
    {
        using (gate.EnterScope())
            Total++;
    }
}
