namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A volatile flag that is raised before the data are written.</summary>
public sealed class FlagBeforeData
{
    int data;
    volatile bool ready;

    public void Run() => Together.Run(Write, Read);

    void Write()
    {
        ready = true;
        data = 42;
    }

    void Read()
    {
        while (!ready)
            ;
        Assert.That(data == 42, "Expected the data to be there.");
    }
}
