namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A volatile flag that is raised after the data were written.</summary>
public sealed class FlagPublishesData
{
    int data;
    volatile bool ready;

    public void Run() => Together.Run(Write, Read);

    void Write()
    {
        data = 42;
        ready = true;
    }

    void Read()
    {
        while (!ready)
            ;
        Assert.That(data == 42, "Expected the data to be there.");
    }
}
