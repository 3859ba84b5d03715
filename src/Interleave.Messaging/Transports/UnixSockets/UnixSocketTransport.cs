using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Interleave.Messaging.Transports;

/// <summary>Between processes of one machine and one user, over Unix domain sockets.</summary>
/// <remarks>
/// A process listens on a socket of its name in a folder which only its user can enter; who connects all the same and is another user is sent
/// away. The socket of a process that has died is replaced by the next one of the name.
/// </remarks>
[UnsupportedOSPlatform("windows")]
public sealed class UnixSocketTransport : ITransport
{
    /// <summary>The folder's permissions: none but its owner can enter it.</summary>
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _folder;
    private readonly int _maximum;

    /// <summary>With sockets in a folder, which is made if it is not there.</summary>
    /// <param name="folder">The folder, the same for all processes that are to reach each other.</param>
    /// <param name="maximum">The longest message in bytes.</param>
    /// <exception cref="IOException">The folder is open to others.</exception>
    public UnixSocketTransport(string folder, int maximum = Frames.FrameFormat.DefaultMaximum)
    {
        _folder = Path.GetFullPath(folder);
        _maximum = maximum;
        Directory.CreateDirectory(_folder, OwnerOnly);
        if (File.GetUnixFileMode(_folder) is var mode && (mode & ~OwnerOnly) != 0)
            throw new IOException($"Others than its owner can enter {_folder} ({mode}): use a folder of your own, or chmod 700.");
    }

    /// <inheritdoc />
    public async ValueTask<IListener> ListenAsync(string process, CancellationToken token = default)
    {
        string path = PathOf(process);
        if (File.Exists(path))
            await RemoveDeadAsync(path, process, token).ConfigureAwait(false);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            socket.Listen();
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            throw new IOException($"Cannot listen as {process}: {failure.Message}", failure);
        }
        return new UnixSocketListener(socket, path, _maximum);
    }

    /// <inheritdoc />
    public async ValueTask<ILink> ConnectAsync(string process, CancellationToken token = default) =>
        new UnixSocketLink(await ConnectSocketAsync(PathOf(process), process, token).ConfigureAwait(false), _maximum);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => default;

    private static async Task<Socket> ConnectSocketAsync(string path, string process, CancellationToken token)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), token).ConfigureAwait(false);
            return socket;
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            throw new IOException($"Nobody listens as {process} on {path}: {failure.Message}", failure);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // A socket file that nobody listens on was left by a process that was killed.
    private static async Task RemoveDeadAsync(string path, string process, CancellationToken token)
    {
        try
        {
            (await ConnectSocketAsync(path, process, token).ConfigureAwait(false)).Dispose();
        }
        catch (IOException)
        {
            File.Delete(path);
            return;
        }
        throw new IOException($"There is a process named {process} already: it listens on {path}.");
    }

    private string PathOf(string process)
    {
        if (process.AsSpan().IndexOfAny('/', '\0') >= 0 || process is "." or "..")
            throw new ArgumentException($"No file can be named {process}: a process's name has no slash.", nameof(process));
        return Path.Combine(_folder, process + ".socket");
    }
}
