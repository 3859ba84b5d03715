using System.Runtime.CompilerServices;

namespace Interleave.Programs.ByVerdict.NotInstrumented;

/// <summary>The runtime takes the lock of a synchronized method where nobody sees it.</summary>
public sealed class SynchronizedMethod
{
    int count;

    public void Run() => Together.Run(Count, Count);

    [MethodImpl(MethodImplOptions.Synchronized)]
    void Count() => count++;
}
