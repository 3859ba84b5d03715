using Microsoft.Extensions.Logging;

namespace Interleave.Messaging.Pool;

/// <summary>What a pool logs.</summary>
internal static partial class PoolLog
{
    [LoggerMessage(1, LogLevel.Debug, "Worker {Worker} is process {ProcessId}.")]
    public static partial void WorkerStarted(this ILogger logger, int worker, int processId);

    [LoggerMessage(2, LogLevel.Information, "Worker {Worker} has ended: {How}.")]
    public static partial void WorkerEnded(this ILogger logger, int worker, string how);

    [LoggerMessage(3, LogLevel.Warning, "Worker {Worker} sent no answer and is killed. {Why}")]
    public static partial void WorkerMisbehaved(this ILogger logger, int worker, string why);

    [LoggerMessage(4, LogLevel.Information, "Worker {Worker} is {Why} and is replaced.")]
    public static partial void WorkerRecycled(this ILogger logger, int worker, string why);

    [LoggerMessage(5, LogLevel.Error, "{Count} workers in a row have died before their first answer: the next is started in {Pause}.")]
    public static partial void CrashLoop(this ILogger logger, int count, TimeSpan pause);

    [LoggerMessage(6, LogLevel.Warning, "A connection that is no worker's was closed. {Why}")]
    public static partial void Stranger(this ILogger logger, string why);
}
