using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Interleave.Cli.Running.Children;

/// <summary>A process that checks on behalf of this one, so that what it checks can end nothing but the child.</summary>
/// <remarks>Used by one thread, but <see cref="Kill"/> may be called from any: it ends what the other one waits for.</remarks>
internal sealed class Child : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    private readonly Process _process;
    private readonly NamedPipeServerStream _pipe;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;
    private readonly ChildOutput _output;
    private readonly Timer _memoryTimer;
    private readonly long _memoryLimit;
    private bool _outgrew;

    /// <summary>Starts a child.</summary>
    /// <param name="error">Where what the child prints goes.</param>
    /// <param name="memoryLimit">The bytes of memory that it may use.</param>
    /// <param name="invariant">Whether it has no cultures, as on a machine without ICU.</param>
    /// <exception cref="InvalidOperationException">It ended before it could be talked to.</exception>
    public Child(TextWriter error, long memoryLimit, bool invariant)
    {
        _memoryLimit = memoryLimit;
        var name = $"interleave-{Guid.NewGuid():N}";
        _pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var connected = _pipe.WaitForConnectionAsync();
        var start = new ProcessStartInfo(Host(), [.. Command, ChildProgram.Argument, name])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (invariant)
        {
            start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = memoryLimit.ToString("x");
        _process = Process.Start(start)!;
        _output = new ChildOutput(_process, error);
        var ended = _process.WaitForExitAsync();
        if (Task.WaitAny(connected, ended) == 1)
        {
            throw new InvalidOperationException($"the child process ended at its start with exit code {_process.ExitCode}: {string.Join(' ', _output.LastWords())}");
        }

        _reader = new StreamReader(_pipe);
        _writer = new StreamWriter(_pipe) { AutoFlush = true };
        _memoryTimer = new Timer(_ => WatchMemory(), null, Poll, Poll);
    }

    /// <summary>What the host of .NET programs has to be told so that it runs this program; then come the program's own arguments.</summary>
    public static IReadOnlyList<string> Command { get; } =
        ["exec", "--runtimeconfig", Beside("child.runtimeconfig.json"), Beside("Interleave.Cli.dll")];

    /// <summary>Half of what this process may use, so that what is checked cannot take the machine down.</summary>
    public static long DefaultMemoryLimit { get; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    /// <summary>Sends a request; false when the child has ended.</summary>
    public bool Send(Request request)
    {
        try
        {
            _writer.WriteLine(JsonSerializer.Serialize(request, MessageContext.Default.Request));
            return true;
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>The next reply, or null when the child has ended.</summary>
    public Reply? Receive()
    {
        string? line;
        try
        {
            line = _reader.ReadLine();
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            return null;
        }

        try
        {
            return line is null ? null : JsonSerializer.Deserialize(line, MessageContext.Default.Reply);
        }
        catch (JsonException) when (_process.WaitForExit(Poll))
        {
            // A half-written line is the last one of a child that has ended.
            return null;
        }
    }

    /// <summary>What ended the child, in words.</summary>
    public string Epitaph()
    {
        _process.WaitForExit();
        return ChildEnd.Describe(_process.ExitCode, _output.LastWords(), _outgrew ? _memoryLimit : null);
    }

    /// <summary>Ends the child and all it has started.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    public void Dispose()
    {
        _memoryTimer.Dispose();
        Kill();
        _process.WaitForExit();
        _output.Flush();
        _pipe.Dispose();
        _process.Dispose();
    }

    /// <summary>The limit on the managed heap is the runtime's affair; memory taken past it is seen only from here.</summary>
    private void WatchMemory()
    {
        try
        {
            _process.Refresh();
            if (_process.WorkingSet64 > _memoryLimit + _memoryLimit / 4)
            {
                _outgrew = true;
                Kill();
            }
        }
        catch (InvalidOperationException)
        {
            // It has ended meanwhile.
        }
    }

    private static string Beside(string file) => Path.Combine(Path.GetDirectoryName(typeof(Child).Assembly.Location)!, file);

    /// <summary>The program that runs .NET assemblies, of the runtime that runs this one.</summary>
    public static string Host()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var path = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(path) ? path : name;
    }
}
