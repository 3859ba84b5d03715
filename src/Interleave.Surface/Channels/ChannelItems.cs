using Interleave.Surface.Tasks;

namespace Interleave.Surface.Channels;

/// <summary>
/// All that comes out of a channel. What the framework writes as a loop of <c>WaitToReadAsync</c> and <c>TryRead</c> in an
/// asynchronous iterator is written out here, since only rewritten code is gone on with under control.
/// </summary>
internal sealed class ChannelItems<T>(ControlledChannel<T> channel, CancellationToken token) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new Enumerator(channel, token.CanBeCanceled ? token : cancellationToken);

    /// <remarks>Like objects of rewritten classes it is not watched from outside: all that it does are steps of the channel.</remarks>
    private sealed class Enumerator(ControlledChannel<T> channel, CancellationToken token) : IAsyncEnumerator<T>, IIdentified
    {
        private T? _current;
        private bool _hasBegun;

        public int Identity { get; set; }

        public int Slots => 0;

        public T Current => _current!;

        public ValueTask<bool> MoveNextAsync()
        {
            if (_hasBegun && channel.TryRead(out _current))
                return new(true);
            _hasBegun = true;
            while (true)
            {
                Task<bool> wait = channel.WaitToRead(token);
                if (ControlledTask.Of(ControlledChannel<T>.Controller, wait) is not null)
                {
                    var promise = new Promise<bool>(ControlledChannel<T>.Controller);
                    Await(wait, promise);
                    return new(promise.Task);
                }
                if (!wait.IsCompletedSuccessfully || !wait.Result)
                    return new(wait);
                if (channel.TryRead(out _current))
                    return new(true);
            }
        }

        public ValueTask DisposeAsync() => default;

        private void Await(Task<bool> wait, Promise<bool> promise)
        {
            Controller controller = ControlledChannel<T>.Controller;
            promise.Follows = [wait];
            Awaiters.OnCompleted(
                controller, wait,
                () =>
                {
                    if (controller.Abandoned)
                        return;
                    if (!wait.IsCompletedSuccessfully || !wait.Result)
                        promise.SetFrom(wait);
                    else if (channel.TryRead(out _current))
                        promise.SetResult(true);
                    else
                        Await(channel.WaitToRead(token), promise);
                },
                onContext: false);
        }
    }
}
