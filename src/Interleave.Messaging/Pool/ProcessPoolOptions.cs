using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Interleave.Messaging.Pool;

/// <summary>How a <see cref="ProcessPool"/> is to be. Only <see cref="Arguments"/> is usually needed, to tell a worker that it is one.</summary>
public sealed record ProcessPoolOptions
{
    /// <summary>The program of the workers; unless given, the program that runs now.</summary>
    public string? FileName { get; init; }

    /// <summary>The arguments of the workers.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Variables of the workers' environment, beside those of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How many workers there are; one for each processor unless given.</summary>
    public int Workers { get; init; } = System.Environment.ProcessorCount;

    /// <summary>How many processes more there may be while workers are replaced.</summary>
    public int Overlap { get; init; } = 1;

    /// <summary>How many requests may wait for a worker.</summary>
    public int QueueCapacity { get; init; } = 1024;

    /// <summary>Whether who sends a request when the queue is full waits for room; otherwise it fails with <see cref="PoolError.QueueFull"/>.</summary>
    public bool WaitsForRoom { get; init; } = true;

    /// <summary>How long a worker may work on a request before it is killed. Time in the queue does not count: for that there is the caller's token.</summary>
    public TimeSpan RequestDeadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a worker may take until it is ready.</summary>
    public TimeSpan StartDeadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a worker that was told to end may take before it is killed.</summary>
    public TimeSpan StopDeadline { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After how many answers a worker is replaced.</summary>
    public int? MaxRequests { get; init; }

    /// <summary>At what age a worker is replaced.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>With how many bytes in memory a worker is replaced.</summary>
    public long? MaxMemory { get; init; }

    /// <summary>How often a worker's memory is looked at.</summary>
    public TimeSpan MemoryCheckInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// By how much of it <see cref="MaxRequests"/> and <see cref="MaxAge"/> may be less for a worker, by chance: from 0 to 1. So workers that
    /// were started together are not replaced together.
    /// </summary>
    public double Jitter { get; init; } = 0.1;

    /// <summary>After how many workers in a row that died before their first answer no more are started for a while.</summary>
    public int CrashLimit { get; init; } = 5;

    /// <summary>How long that while is at first; it doubles each time.</summary>
    public TimeSpan CrashPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long that while is at most.</summary>
    public TimeSpan MaxCrashPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a request or an answer may be, in bytes.</summary>
    public int MaxMessageSize { get; init; } = 16 << 20;

    /// <summary>Where it is told what happens to workers.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>By what deadlines, ages and pauses are measured.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <exception cref="ArgumentOutOfRangeException">A number makes no sense.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Workers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Overlap, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(QueueCapacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(RequestDeadline, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(StartDeadline, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(StopDeadline, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRequests ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(MaxAge ?? TimeSpan.MaxValue, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxMemory ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(MemoryCheckInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(Jitter);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Jitter, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(CrashLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(CrashPause, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxCrashPause, CrashPause);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxMessageSize, 1);
    }
}
