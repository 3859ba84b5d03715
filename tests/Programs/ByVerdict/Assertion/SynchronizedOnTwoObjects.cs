using System.Runtime.CompilerServices;

namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A static and an instance method are locked on different objects.</summary>
public sealed class SynchronizedOnTwoObjects
{
    static int count;

    public void Run()
    {
        count = 0;
        Together.Run(Here, All);
        Assert.That(count == 2);
    }

    [MethodImpl(MethodImplOptions.Synchronized)]
    void Here() => count++;

    [MethodImpl(MethodImplOptions.Synchronized)]
    static void All() => count++;
}
