namespace Interleave.Programs;

/// <summary>What readers and writers share, in which writers go first: active and waiting readers and writers.</summary>
abstract class Library
{
    protected int AR, WR, AW, WW;
    int data;

    public abstract void StartRead();

    public abstract void DoneRead();

    public abstract void StartWrite();

    public abstract void DoneWrite();

    /// <summary>So many readers and writers, once each.</summary>
    public static void Run(Library library, int readers, int writers) => Together.Run(readers + writers, me =>
    {
        if (me < readers)
            library.Read();
        else
            library.Write(me - readers);
    });

    void Read()
    {
        StartRead();
        int x = data;
        int y = data;
        Assert.That(x == y, "Expected nobody to write meanwhile.");
        DoneRead();
    }

    void Write(int i)
    {
        StartWrite();
        data = i + 1;
        Assert.That(data == i + 1, "Expected nobody else to write meanwhile.");
        DoneWrite();
    }
}
