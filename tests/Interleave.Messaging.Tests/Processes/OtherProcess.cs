using System.Diagnostics;
using System.Reflection;

namespace Interleave.Messaging.Tests.Processes;

/// <summary>A process of its own with a role of <c>Interleave.Messaging.Processes</c>.</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    public static OtherProcess Start(params string[] arguments) => new(Begin(["dotnet", Program, .. arguments]));

    /// <summary>As another user, which only root can do.</summary>
    public static OtherProcess StartAs(uint user, params string[] arguments) =>
        new(Begin(["setpriv", $"--reuid={user}", $"--regid={user}", "--clear-groups", "dotnet", Program, .. arguments]));

    private static string Program => Assembly.Load("Interleave.Messaging.Processes").Location;

    /// <summary>The next line that it prints.</summary>
    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync();

    /// <summary>Kills it, as <c>kill -9</c> does.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Process Begin(string[] command) =>
        Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
}
