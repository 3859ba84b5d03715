namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Locks that nobody makes by hand: a static one that the threads are the first to use, a type, a literal.</summary>
public sealed class LockOfStaticField
{
    static readonly object Gate = new();
    int inStatic, inType, inLiteral;

    public void Run()
    {
        Together.Run(Count, Count);
        Assert.That(inStatic == 2 && inType == 2 && inLiteral == 2, "Expected two everywhere.");
    }

    void Count()
    {
        lock (Gate)
            inStatic++;
        lock (typeof(LockOfStaticField))
            inType++;
        lock ("gate")
            inLiteral++;
    }
}
