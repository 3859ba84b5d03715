using System.Diagnostics;
using Interleave.Messaging.Tests.Pool;
using Xunit;

namespace Interleave.Messaging.Tests.TapeAllocator;

/// <summary>The sample with real processes: a server, users, a handler for each drive.</summary>
[Trait("Slow", "starts processes")]
public sealed class TapeProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("interleave-tapes-").FullName;
    private readonly List<Process> _processes = [];

    [Fact]
    public async Task Drive_OfAUserThatIsKilled_ReturnsToTheOthers()
    {
        await StartAsync("server", _folder, "2");
        Process ann = Start("client", _folder, "ann"), bob = Start("client", _folder, "bob"), cid = Start("client", _folder, "cid");
        Assert.Equal("granted 1 drive-1", await AskAsync(ann, "get"));
        Assert.Equal("granted 2 drive-2", await AskAsync(bob, "get"));
        Assert.Equal("rejected", await AskAsync(cid, "get"));
        Assert.Equal("written 1", await AskAsync(ann, "write a record"));

        ann.Kill();

        string? answer;
        for (var watch = Stopwatch.StartNew(); (answer = await AskAsync(cid, "get")) == "rejected";)
            Assert.True(watch.Elapsed < TestPool.Patience, "It did not return.");
        Assert.Equal("granted 1 drive-1", answer);
        Assert.Equal("written 1", await AskAsync(cid, "write another"));
    }

    [Fact]
    public async Task Drive_ThatIsReturned_IsForOthers()
    {
        await StartAsync("server", _folder, "1");
        Process ann = Start("client", _folder, "ann"), bob = Start("client", _folder, "bob");
        Assert.Equal("granted 1 drive-1", await AskAsync(ann, "get"));
        Assert.Equal("said", await AskAsync(bob, "say what nobody understands"));
        Assert.Equal("said", await AskAsync(bob, "say died ann"));
        Assert.Equal("rejected", await AskAsync(bob, "get"));

        Assert.Equal("returned 1", await AskAsync(ann, "return"));

        Assert.Equal("granted 1 drive-1", await AskAsync(bob, "get"));
        Assert.Equal("written 1", await AskAsync(bob, "write x"));
    }

    public void Dispose()
    {
        foreach (Process process in _processes.AsEnumerable().Reverse())
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string?> AskAsync(Process process, string command)
    {
        await process.StandardInput.WriteLineAsync(command);
        return await process.StandardOutput.ReadLineAsync().WaitAsync(TestPool.Patience);
    }

    private async Task StartAsync(params string[] arguments) =>
        Assert.Equal("ready", await Start(arguments).StandardOutput.ReadLineAsync().WaitAsync(TestPool.Patience));

    private Process Start(params string[] arguments)
    {
        Process process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "TapeAllocator"), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        _processes.Add(process);
        return process;
    }
}
