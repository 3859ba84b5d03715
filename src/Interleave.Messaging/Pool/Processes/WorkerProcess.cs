using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Interleave.Messaging.Frames;
using Interleave.Messaging.Pool.Dispatching;
using Microsoft.Extensions.Logging;

namespace Interleave.Messaging.Pool.Processes;

/// <summary>A worker's process, from its start to its end.</summary>
internal sealed class WorkerProcess(int number, ProcessPoolOptions options, WorkerListener listener, WorkerStarter starter, Dispatcher dispatcher, ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly RequestDeadline _deadline = new(options.TimeProvider, options.RequestDeadline, request => dispatcher.DeadlinePassed(number, request));

    // Under the gate: there from the start to the end, unless it is to be killed before.
    private Process? _process;
    private bool _isKilled;

    // There as soon as the worker is ready.
    private WorkerConnection? _connection;
    private Task? _exit;

    /// <summary>The number of the process; none before its start and after its end.</summary>
    public int? Id
    {
        get
        {
            lock (_gate)
                return _process?.Id;
        }
    }

    /// <summary>Does all there is to do from the start of the process to its end, and tells the dispatcher.</summary>
    public async Task LiveAsync()
    {
        string how;
        Task<WorkerConnection> arrival = listener.Expect(number, out string token);
        try
        {
            how = await LiveAsync(await starter.StartAsync(Describe(token)).ConfigureAwait(false), arrival).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException or IOException)
        {
            how = $"it cannot be started: {failure.Message}";
        }
        listener.GiveUp(number);
        _deadline.Dispose();
        logger.WorkerEnded(number, how);
        dispatcher.Ended(number, how);
    }

    public void Give(PoolRequest request)
    {
        _deadline.Begin(request.Number);
        _ = SendAsync(request);
    }

    /// <summary>Has it end: it sees that no more requests come.</summary>
    public void Stop()
    {
        _connection!.EndWriting();
        _ = KillUnlessItEndsAsync(_exit!);
    }

    public void Kill()
    {
        lock (_gate)
        {
            _isKilled = true;
            try
            {
                _process?.Kill();
            }
            catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
            {
                // It has ended by itself.
            }
        }
    }

    private ProcessStartInfo Describe(string token)
    {
        var info = new ProcessStartInfo(options.FileName ?? Environment.ProcessPath!) { UseShellExecute = false };
        if (options.FileName is null && Path.GetFileNameWithoutExtension(info.FileName) == "dotnet")
            info.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (string argument in options.Arguments)
            info.ArgumentList.Add(argument);
        foreach ((string name, string value) in options.Environment)
            info.Environment[name] = value;
        info.Environment[WorkerTicket.Variable] = new WorkerTicket(listener.Path, number, token, options.MaxMessageSize).ToString();
        return info;
    }

    private async Task<string> LiveAsync(Process process, Task<WorkerConnection> arrival)
    {
        bool isKilled;
        lock (_gate)
        {
            _process = process;
            isKilled = _isKilled;
        }
        if (isKilled)
            Kill();
        logger.WorkerStarted(number, process.Id);
        Task exit = _exit = process.WaitForExitAsync(CancellationToken.None);
        string? remark = await WorkAsync(arrival, exit).ConfigureAwait(false);
        dispatcher.Leaving(number);
        await KillUnlessItEndsAsync(exit).ConfigureAwait(false);
        await exit.ConfigureAwait(false);
        string how = process.ExitCode > 128 ? $"signal {process.ExitCode - 128}" : $"exit code {process.ExitCode}";
        lock (_gate)
            _process = null;
        process.Dispose();
        return remark is null ? how : $"{remark} ({how})";
    }

    // What was wrong with it, if anything.
    private async Task<string?> WorkAsync(Task<WorkerConnection> arrival, Task exit)
    {
        bool isLate = false;
        try
        {
            await Task.WhenAny(arrival, exit).WaitAsync(options.StartDeadline, options.TimeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            isLate = true;
        }
        listener.GiveUp(number);
        WorkerConnection connection;
        try
        {
            connection = await arrival.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Kill();
            return isLate ? $"it was not ready after {options.StartDeadline}" : "it ended before it was ready";
        }
        using (connection)
            return await ServeAsync(connection).ConfigureAwait(false);
    }

    private async Task<string?> ServeAsync(WorkerConnection connection)
    {
        _connection = connection;
        dispatcher.Ready(number);
        await using ITimer age = Watch(options.MaxAge is { } maxAge ? Jittered(maxAge) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan, () => Recycle("old"));
        TimeSpan interval = options.MaxMemory is null ? Timeout.InfiniteTimeSpan : options.MemoryCheckInterval;
        await using ITimer memory = Watch(interval, interval, LookAtMemory);
        return await ReadAnswersAsync(connection).ConfigureAwait(false);
    }

    private async Task<string?> ReadAnswersAsync(WorkerConnection connection)
    {
        try
        {
            while (await connection.ReadAsync().ConfigureAwait(false) is { } message)
            {
                if (message.Kind == PoolProtocol.Answer)
                    dispatcher.Answered(number, message.Number, message.Payload);
                else if (message.Kind == PoolProtocol.Failure)
                    dispatcher.HandlerFailed(number, message.Number, Encoding.UTF8.GetString(message.Payload.Span));
                else
                    throw new FrameException(FrameFault.Malformed, $"Frames of kind {message.Kind} are not for workers to send.");
            }
            return null;
        }
        catch (FrameException failure) when (failure.Fault != FrameFault.Truncated)
        {
            logger.WorkerMisbehaved(number, failure.Message);
            dispatcher.Misbehaved(number, $"Worker {number} sent no answer, and was killed. {failure.Message}");
            return failure.Message;
        }
        catch (IOException)
        {
            // It ended in the middle of something; how, its process tells.
            return null;
        }
    }

    private async Task SendAsync(PoolRequest request)
    {
        try
        {
            await _connection!.WriteAsync(PoolProtocol.Request, request.Number, request.Payload).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            // Who reads sees that, too, and tells.
        }
    }

    // Told to end, or gone silent, it has so long to end by itself.
    private async Task KillUnlessItEndsAsync(Task exit)
    {
        try
        {
            await exit.WaitAsync(options.StopDeadline, options.TimeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            Kill();
        }
    }

    private void Recycle(string why)
    {
        logger.WorkerRecycled(number, why);
        dispatcher.Recycle(number);
    }

    private void LookAtMemory()
    {
        long used;
        lock (_gate)
        {
            if (_process is null)
                return;
            _process.Refresh();
            used = _process.HasExited ? 0 : _process.WorkingSet64;
        }
        if (used > options.MaxMemory)
            Recycle($"{used >> 20} MB large");
    }

    private ITimer Watch(TimeSpan due, TimeSpan period, Action action) =>
        options.TimeProvider.CreateTimer(static action => ((Action)action!)(), action, due, period);

    private TimeSpan Jittered(TimeSpan time) => time * (1 - (options.Jitter * Random.Shared.NextDouble()));
}
