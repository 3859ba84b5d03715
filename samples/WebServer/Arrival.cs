using System.Diagnostics;
using System.IO.Pipelines;

namespace WebServer;

/// <summary>When bytes came last on a connection.</summary>
internal sealed class Arrival(IDuplexPipe connection) : PipeReader, IDuplexPipe
{
    /// <summary>A time stamp of <see cref="Stopwatch"/>.</summary>
    public long Last { get; private set; }

    PipeReader IDuplexPipe.Input => this;

    PipeWriter IDuplexPipe.Output => connection.Output;

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        ReadResult result = await connection.Input.ReadAsync(cancellationToken);
        Last = Stopwatch.GetTimestamp();
        return result;
    }

    public override bool TryRead(out ReadResult result) => connection.Input.TryRead(out result);

    public override void AdvanceTo(SequencePosition consumed) => connection.Input.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => connection.Input.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => connection.Input.CancelPendingRead();

    public override void Complete(Exception? exception = null) => connection.Input.Complete(exception);
}
