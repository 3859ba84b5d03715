using System.Runtime.InteropServices;
using System.Text;
using Interleave.Messaging.Frames;
using Interleave.Messaging.Pool.Processes;

namespace Interleave.Messaging.Pool;

/// <summary>The other side of a <see cref="ProcessPool"/>: what a worker's program calls.</summary>
public static partial class PoolWorker
{
    // The exit code of one that the pool has left at work.
    private const int PoolIsGone = 70;

    /// <summary>Whether a pool has started this process.</summary>
    public static bool IsWorker { get; } = Environment.GetEnvironmentVariable(WorkerTicket.Variable) is not null;

    /// <summary>Answers requests with a handler, one at a time, until the pool wants no more of this worker or is gone.</summary>
    /// <param name="handler">
    /// From a request to its answer. What it throws the sender sees as <see cref="PoolError.HandlerFailed"/>, and the worker goes on.
    /// </param>
    /// <exception cref="InvalidOperationException">No pool has started this process.</exception>
    public static async Task RunAsync(Func<ReadOnlyMemory<byte>, ValueTask<ReadOnlyMemory<byte>>> handler)
    {
        WorkerTicket ticket = WorkerTicket.Take();
        EndWithParent();
        using WorkerConnection connection = await WorkerConnection.ConnectAsync(ticket.Socket, ticket.MaxMessageSize).ConfigureAwait(false);
        await connection.WriteAsync(PoolProtocol.Hello, ticket.Worker, Encoding.ASCII.GetBytes(ticket.Token)).ConfigureAwait(false);
        try
        {
            await AnswerAllAsync(connection, ticket.MaxMessageSize, handler).ConfigureAwait(false);
        }
        catch (IOException failure) when (failure is not FrameException { Fault: not FrameFault.Truncated })
        {
            // The pool is gone.
        }
    }

    private static async Task AnswerAllAsync(WorkerConnection connection, int most, Func<ReadOnlyMemory<byte>, ValueTask<ReadOnlyMemory<byte>>> handler)
    {
        Task<PoolMessage?> next = connection.ReadAsync().AsTask();
        while (await next.ConfigureAwait(false) is { } message)
        {
            // While a request is being worked on nothing comes, unless it is the end.
            next = connection.ReadAsync().AsTask();
            Task<PoolMessage> answer = Task.Run(() => AnswerAsync(handler, message));
            if (await Task.WhenAny(answer, next).ConfigureAwait(false) != answer)
                Environment.Exit(PoolIsGone);
            PoolMessage fitted = Fitted(await answer.ConfigureAwait(false), most);
            await connection.WriteAsync(fitted.Kind, fitted.Number, fitted.Payload).ConfigureAwait(false);
        }
    }

    private static async Task<PoolMessage> AnswerAsync(Func<ReadOnlyMemory<byte>, ValueTask<ReadOnlyMemory<byte>>> handler, PoolMessage request)
    {
        try
        {
            return request with { Kind = PoolProtocol.Answer, Payload = await handler(request.Payload).ConfigureAwait(false) };
        }
        catch (Exception failure)
        {
            return Failure(request.Number, $"{failure.GetType()}: {failure.Message}");
        }
    }

    private static PoolMessage Failure(long request, string message) => new(PoolProtocol.Failure, request, Encoding.UTF8.GetBytes(message));

    private static PoolMessage Fitted(PoolMessage answer, int most)
    {
        if (answer.Payload.Length <= most)
            return answer;
        if (answer.Kind == PoolProtocol.Failure)
            return answer with { Payload = answer.Payload[..most] };
        return Fitted(Failure(answer.Number, $"An answer of {answer.Payload.Length} bytes is longer than the {most} allowed: answer less, or raise {nameof(ProcessPoolOptions.MaxMessageSize)}."), most);
    }

    // Even one that hangs and sees nothing.
    private static void EndWithParent()
    {
        const int SetParentDeathSignal = 1, Kill = 9;
        if (OperatingSystem.IsLinux())
            _ = Control(SetParentDeathSignal, Kill, 0, 0, 0);
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint argument, nuint second, nuint third, nuint fourth);
}
