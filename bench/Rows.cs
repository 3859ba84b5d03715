using Interleave.Memory;

namespace Interleave.Bench;

/// <summary>A program, the executions it must have (0: not checked), and GenMC 0.11's seconds for it (0: not measured or below 0.5 s).</summary>
internal sealed record Row(string Program, long Executions, double GenMc = 0, double Least = 0)
{
    /// <summary>The standard programs; <see cref="Least"/> is the rate asked for.</summary>
    public static readonly Row[] All =
    [
        new("Counters.Counter_2x5", 34_904, 0.77, 300_000),
        new("Counters.Counter_3x2", 7_134),
        new("Counters.Counter_4x2", 5_189_880, 89.6),
        new("Fibonacci.Fib_5", 8_953),
        new("Fibonacci.Fib_6", 73_789, 6.2, 300_000),
        new("LastZero.LastZero_10", 3_328),
        new("Indexer.Indexer_15", 4_096, 2.5),
        new("PetersonRounds.Peterson_3", 588),
        new("BakeryOnce.Bakery_3", 254),
        new("SpinLocks.TestAndSet_3x1", 6),
        new("SpinLocks.TestAndTestAndSet_3x1", 36),
        new("SpinLocks.SpinLock_3x1", 90),
        new("WaitingForOthers.Barrier_3", 6),
        new("Dining.Dining_Ordered_8", 254, 0, 50_000),
        new("Sections.LockSections_3x3", 1_680, 0, 50_000),
        new("LocalState.Without", 252),
        new("LocalState.WithMemory", 252),
        new("LocalState.WithObjects", 252),
        new("BufferOneCondition.Buffer_2P2C_2_Capacity2", 29_160, 0, 50_000),
        new("ReadersWritersOneCondition.ReadersWriters_2R2W", 0, 0, 50_000),
        new("ReadersWritersOneCondition.ReadersWriters_3R1W", 0, 0, 50_000),
        new("BufferTwoConditions.Buffer_2P2C_1_TwoConditions", 0),
        new("BufferTwoConditions.Buffer_2P2C_2_Capacity2_TwoConditions", 0, 0, 50_000),
        new("ReadersWritersTwoConditions.ReadersWriters_2R2W_TwoConditions", 0, 0, 50_000),
        new("TwentyAwaits.Yields", 0, 0, 20_000),
        new("TwentyAwaits.Complete", 0, 0, 20_000),
        new("TwentyAwaits.Sources", 0, 0, 20_000),
    ];
}

/// <summary>A program under a weaker model. One without races must have the same executions in at most 1.5 times the time; of others one run may take at most twice the time.</summary>
internal sealed record WeakRow(string Program, Func<IMemoryModel> Memory, bool IsRaceFree = false)
{
    public static readonly WeakRow[] All =
    [
        .. Of("Sections.LockSections_3x3", true),
        .. Of("Sections.Interlocked_2x3", true),
        .. Of("Dining.Dining_Ordered_8", true),
        .. Of("BufferOneCondition.Buffer_1P1C_3", true),
        .. Of("ReadersWritersOneCondition.ReadersWriters_2R2W", true),
        .. Of("Counters.Counter_2x5"),
        .. Of("Counters.Counter_3x2"),
        .. Of("Fibonacci.Fib_5"),
        .. Of("LastZero.LastZero_8"),
        .. Of("PetersonRounds.Peterson_1"),
    ];

    private static WeakRow[] Of(string program, bool isRaceFree = false) =>
        [new(program, () => new TotalStoreOrder(), isRaceFree), new(program, () => new DotNet(), isRaceFree)];
}
