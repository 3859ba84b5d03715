using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Interleave.Messaging.RabbitMq;
using Xunit;

[assembly: AssemblyFixture(typeof(Interleave.Messaging.Tests.RabbitMq.RabbitMqNode))]

namespace Interleave.Messaging.Tests.RabbitMq;

/// <summary>A RabbitMQ node of the tests' own, on loopback, with its own name, ports and folders; started by the first test that needs it.</summary>
public sealed class RabbitMqNode : IAsyncDisposable
{
    private const string Server = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"interleave-rabbitmq-{Environment.ProcessId}");
    private readonly int _namesPort = FreePort();
    private readonly SemaphoreSlim _starting = new(1);
    private Process? _process;
    private RabbitMqOptions? _options;

    /// <summary>Where it is.</summary>
    public async Task<RabbitMqOptions> StartedAsync()
    {
        Assert.SkipUnless(File.Exists(Server), "RabbitMQ is not installed: apt-get install rabbitmq-server");
        await _starting.WaitAsync();
        try
        {
            return _options ??= await StartAsync();
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
            return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        // The daemon that the node has started to be found by name.
        using Process names = Start("epmd", ["-port", $"{_namesPort}", "-kill"]);
        await names.WaitForExitAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<RabbitMqOptions> StartAsync()
    {
        int port = FreePort();
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "plugins"), "[].");
        if (Environment.IsPrivilegedProcess)
        {
            // The server refuses to be run by root: it and its folder are the user rabbitmq's.
            using Process owns = Start("chown", ["-R", "rabbitmq:rabbitmq", _folder]);
            await owns.WaitForExitAsync();
            _process = Start("setpriv", ["--reuid=rabbitmq", "--regid=rabbitmq", "--clear-groups", Server], port);
        }
        else
        {
            _process = Start(Server, [], port);
        }
        _ = _process.StandardOutput.ReadToEndAsync();
        _ = _process.StandardError.ReadToEndAsync();
        var options = new RabbitMqOptions { Broker = new Uri($"amqp://guest:guest@127.0.0.1:{port}/"), Heartbeat = TimeSpan.FromMilliseconds(200) };
        while (!await AnswersAsync(options))
        {
            Assert.False(_process.HasExited, "The RabbitMQ node has ended while it was started.");
            await Task.Delay(200);
        }
        return options;
    }

    private Process Start(string program, string[] arguments, int port = 0)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        (string, string)[] variables =
        [
            ("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"), ("RABBITMQ_NODE_PORT", $"{port}"), ("RABBITMQ_DIST_PORT", $"{FreePort()}"),
            ("RABBITMQ_NODENAME", $"interleave-{Environment.ProcessId}@localhost"), ("RABBITMQ_MNESIA_BASE", Path.Combine(_folder, "data")),
            ("RABBITMQ_LOG_BASE", Path.Combine(_folder, "logs")), ("RABBITMQ_ENABLED_PLUGINS_FILE", Path.Combine(_folder, "plugins")),
            ("RABBITMQ_PID_FILE", Path.Combine(_folder, "pid")), ("ERL_EPMD_ADDRESS", "127.0.0.1"), ("ERL_EPMD_PORT", $"{_namesPort}"), ("HOME", _folder),
        ];
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task<bool> AnswersAsync(RabbitMqOptions options)
    {
        try
        {
            await using var transport = new RabbitMqTransport(options);
            await using Transports.IListener listener = await transport.ListenAsync("is it up");
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
