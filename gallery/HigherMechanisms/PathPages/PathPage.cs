using Interleave.Gallery.ReadersWriters;
using Interleave.Sync;

namespace Interleave.Gallery.HigherMechanisms.PathPages;

/// <summary>A page that is read and written in the order of a path.</summary>
public abstract class PathPage(string path) : ReadersWritersSolution
{
    readonly PathGuard Order = new(path);

    protected override void BeginRead(int me) => Order["read"].Enter();

    protected override void EndRead(int me) => Order["read"].Exit();

    protected override void BeginWrite(int me) => Order["write"].Enter();

    protected override void EndWrite(int me) => Order["write"].Exit();
}
