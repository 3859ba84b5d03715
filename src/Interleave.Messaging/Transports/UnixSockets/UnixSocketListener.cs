using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Interleave.Messaging.Transports;

/// <summary>Accepts those of the same user.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class UnixSocketListener(Socket socket, string path, int maximum) : IListener
{
    private int _isDisposed;

    public async ValueTask<ILink?> AcceptAsync()
    {
        while (true)
        {
            Socket accepted;
            try
            {
                accepted = await socket.AcceptAsync().ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                if (Volatile.Read(ref _isDisposed) != 0)
                    return null;
                // Too many files are open, or whoever came has gone again: the next one may fare better, a little later.
                await Task.Delay(TimeSpan.FromMilliseconds(10)).ConfigureAwait(false);
                continue;
            }
            if (PeerCredentials.IsSameUser(accepted))
                return new UnixSocketLink(accepted, maximum);
            accepted.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return default;
        // While it still listens, so that the file cannot be that of a successor.
        File.Delete(path);
        socket.Dispose();
        return default;
    }
}
