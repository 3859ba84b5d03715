using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Interleave.Messaging.Transports;

/// <summary>Who is at the other end of a Unix domain socket, as the kernel says.</summary>
internal static class PeerCredentials
{
    private const int SocketLevel = 1;
    private const int PeerCredentialsOption = 17;

    /// <summary>Whether the other end was opened by this process's user. Where the kernel does not tell, the folder's permissions must do.</summary>
    public static bool IsSameUser(Socket socket) => !OperatingSystem.IsLinux() || UserOf(socket) == EffectiveUser();

    /// <summary>The user that opened the other end, on Linux.</summary>
    public static uint UserOf(Socket socket)
    {
        // struct ucred: process, user, group.
        Span<int> credentials = stackalloc int[3];
        socket.GetRawSocketOption(SocketLevel, PeerCredentialsOption, MemoryMarshal.AsBytes(credentials));
        return (uint)credentials[1];
    }

    [DllImport("libc", EntryPoint = "geteuid")]
    private static extern uint EffectiveUser();
}
