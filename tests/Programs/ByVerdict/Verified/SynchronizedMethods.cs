using System.Runtime.CompilerServices;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Methods that the runtime would lock: on the object, or on the type.</summary>
public sealed class SynchronizedMethods
{
    static int all;
    int count;

    public void Run()
    {
        all = 0;
        Together.Run(Count, Count);
        Assert.That(count == 2 && all == 2);
    }

    void Count()
    {
        Assert.That(CountHere(1) > 0);
        CountAll();
    }

    [MethodImpl(MethodImplOptions.Synchronized)]
    int CountHere(int by)
    {
        if (by == 0)
            return 0;
        count += by;
        return count;
    }

    [MethodImpl(MethodImplOptions.Synchronized)]
    static void CountAll() => all++;
}
