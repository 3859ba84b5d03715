namespace Interleave.Bench.Messaging;

/// <summary>A way from here to somebody who counts what comes and sends an answer when asked.</summary>
internal interface IWay : IAsyncDisposable
{
    /// <summary>Sends a message of a stream.</summary>
    ValueTask SendAsync(byte[] message);

    /// <summary>Sends a message that is answered, and waits for the answer: all before it has been received then.</summary>
    ValueTask AskAsync(byte[] message);
}
