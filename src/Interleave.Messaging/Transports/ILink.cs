using Interleave.Messaging.Frames;

namespace Interleave.Messaging.Transports;

/// <summary>Carries frames to one other process and back. Each arrives once, in order, or the link ends for both.</summary>
/// <remarks>Any thread may send; one receives.</remarks>
public interface ILink : IAsyncDisposable
{
    /// <summary>Sends a frame. Its payload may be used for other things as soon as this returns, whether it is done or not.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="atOnce">Whether it is waited for; otherwise it may go out together with others, a little later.</param>
    /// <exception cref="IOException">The link has ended.</exception>
    ValueTask SendAsync(Frame frame, bool atOnce = true);

    /// <summary>The next frame, whose payload is valid until the next call; <see langword="null"/> when the link has ended.</summary>
    /// <exception cref="IOException">The link was broken, or what came is no frame.</exception>
    ValueTask<Frame?> ReceiveAsync();
}
