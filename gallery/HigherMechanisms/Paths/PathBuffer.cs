using Interleave.Gallery.BoundedBuffer;
using Interleave.Sync;

namespace Interleave.Gallery.HigherMechanisms.Paths;

/// <summary>A buffer of one whose operations a path keeps in order.</summary>
public abstract class PathBuffer(string path) : BufferSolution
{
    readonly PathGuard Order = new(path);
    int Slot;

    public sealed override void Put(int item) => Order["put"].Run(() => Slot = item);

    public sealed override int Take()
    {
        int item = 0;
        Order["take"].Run(() => item = Slot);
        return item;
    }
}
