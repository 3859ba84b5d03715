using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Interleave.Messaging.Frames;
using Interleave.Messaging.Transports;

namespace Interleave.Messaging.Pool.Processes;

/// <summary>Where workers connect to their pool: a socket in a folder that only this user may enter.</summary>
/// <remarks>Who comes without the token of a worker that was started is a stranger: it is let go, and nobody else notices.</remarks>
internal sealed class WorkerListener : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("interleave-pool-");
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentDictionary<int, (string Token, TaskCompletionSource<WorkerConnection> Arrival)> _expected = new();
    private readonly CancellationTokenSource _end = new();
    private readonly int _maxMessageSize;
    private readonly TimeSpan _helloDeadline;
    private readonly TimeProvider _time;
    private readonly Action<string> _onStranger;

    public WorkerListener(ProcessPoolOptions options, Action<string> onStranger)
    {
        _maxMessageSize = options.MaxMessageSize;
        _helloDeadline = options.StartDeadline;
        _time = options.TimeProvider;
        _onStranger = onStranger;
        _socket.Bind(new UnixDomainSocketEndPoint(Path));
        _socket.Listen(128);
        _ = AcceptAsync();
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "workers");

    /// <summary>The connection of a worker, when it comes with its token.</summary>
    public Task<WorkerConnection> Expect(int worker, out string token)
    {
        token = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var arrival = new TaskCompletionSource<WorkerConnection>(TaskCreationOptions.RunContinuationsAsynchronously);
        _expected[worker] = (token, arrival);
        return arrival.Task;
    }

    /// <summary>The worker will not come any more; if it does all the same, it is a stranger.</summary>
    public void GiveUp(int worker)
    {
        if (_expected.TryRemove(worker, out (string Token, TaskCompletionSource<WorkerConnection> Arrival) expected))
            expected.Arrival.TrySetCanceled();
    }

    public void Dispose()
    {
        _end.Cancel();
        _socket.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _ = WelcomeAsync(await _socket.AcceptAsync(_end.Token).ConfigureAwait(false));
            }
            catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException failure)
            {
                // Too many open files, say: the next may go well.
                _onStranger(failure.Message);
                await Task.Delay(TimeSpan.FromMilliseconds(100), _time, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private async Task WelcomeAsync(Socket socket)
    {
        var connection = new WorkerConnection(socket, _maxMessageSize);
        try
        {
            if (!PeerCredentials.IsSameUser(socket))
                throw new IOException("It belongs to another user.");
            using var deadline = new CancellationTokenSource(_helloDeadline, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _end.Token);
            PoolMessage? hello = await connection.ReadAsync(either.Token).ConfigureAwait(false);
            if (hello is { Kind: PoolProtocol.Hello, Number: >= 0 and <= int.MaxValue } known && LetIn((int)known.Number, known.Payload.Span, connection))
                return;
            _onStranger(hello is null ? "It said nothing." : "It did not have the token of a worker that is expected.");
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or ObjectDisposedException)
        {
            _onStranger(failure is OperationCanceledException ? "It said nothing in time." : failure.Message);
        }
        connection.Dispose();
    }

    private bool LetIn(int worker, ReadOnlySpan<byte> token, WorkerConnection connection) =>
        _expected.TryGetValue(worker, out (string Token, TaskCompletionSource<WorkerConnection> Arrival) expected)
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected.Token), token)
        && _expected.TryRemove(worker, out _)
        && expected.Arrival.TrySetResult(connection);
}
