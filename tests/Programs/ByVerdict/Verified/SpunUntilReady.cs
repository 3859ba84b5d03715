namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Waiting loops of SpinWait.</summary>
public sealed class SpunUntilReady
{
    volatile bool ready;
    int data;

    public void Run() => Together.Run(Write, Once, Until);

    void Write()
    {
        data = 1;
        ready = true;
    }

    void Once()
    {
        var spin = new SpinWait();
        while (!ready)
            spin.SpinOnce();
        Assert.That(data == 1);
    }

    void Until()
    {
        SpinWait.SpinUntil(() => ready);
        Assert.That(data == 1);
    }
}
