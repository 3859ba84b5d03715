using System.Diagnostics;
using System.Text;
using Interleave.Messaging.Pool;

namespace WebServer;

/// <summary>A form of the server: how it has pages read.</summary>
internal interface IPageSource : IAsyncDisposable
{
    /// <summary>How many requests it has read at a time; others wait.</summary>
    int AtATime { get; }

    /// <summary>Ends when the form is ready for requests.</summary>
    Task BeginAsync();

    /// <exception cref="FileNotFoundException">There is no such page.</exception>
    /// <exception cref="IOException">The worker has died.</exception>
    Task<Page> ReadAsync(string name);
}

/// <summary>One process, which does one thing after the other.</summary>
internal sealed class SequentialPages : IPageSource
{
    public int AtATime => 1;

    public Task BeginAsync() => Task.CompletedTask;

    public Task<Page> ReadAsync(string name) => Task.FromResult(Page.Read(name));

    public ValueTask DisposeAsync() => default;
}

/// <summary>A process for each request.</summary>
internal sealed class ProcessPages : IPageSource
{
    /// <summary>The exit code of a worker that has not found the page.</summary>
    public const int NoSuchPage = 44;

    public int AtATime => Environment.ProcessorCount;

    public Task BeginAsync() => Task.CompletedTask;

    public async Task<Page> ReadAsync(string name)
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(info.FileName) == "dotnet")
            info.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        info.ArgumentList.Add(PageWorker.ForOneRequest);
        info.ArgumentList.Add(name);
        using Process worker = Process.Start(info)!;
        var bytes = new MemoryStream();
        await worker.StandardOutput.BaseStream.CopyToAsync(bytes);
        await worker.WaitForExitAsync();
        return worker.ExitCode switch
        {
            0 => Page.Of(bytes.ToArray()),
            NoSuchPage => throw new FileNotFoundException($"There is no page {name}."),
            _ => throw new IOException($"The worker ended with exit code {worker.ExitCode}."),
        };
    }

    public ValueTask DisposeAsync() => default;
}

/// <summary>Processes that are made ahead and woken by a message.</summary>
internal sealed class PoolPages : IPageSource
{
    private readonly ProcessPool _pool = ProcessPool.Start(new() { Arguments = [PageWorker.OfAPool] });

    public int AtATime => Environment.ProcessorCount;

    public Task BeginAsync() => _pool.WaitUntilReadyAsync();

    public async Task<Page> ReadAsync(string name)
    {
        try
        {
            return Page.Of(await _pool.SendAsync(Encoding.UTF8.GetBytes(name)));
        }
        catch (ProcessPoolException failure)
        {
            if (failure.Error == PoolError.HandlerFailed && failure.Message.StartsWith(typeof(FileNotFoundException).FullName!, StringComparison.Ordinal))
                throw new FileNotFoundException(failure.Message);
            throw new IOException(failure.Message);
        }
    }

    public ValueTask DisposeAsync() => _pool.DisposeAsync();
}
