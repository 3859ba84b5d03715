namespace Interleave.Sync.Waiting;

/// <summary>To look again a few times before going to sleep, for that is what costs most.</summary>
internal static class Spinning
{
    private const int LongestPause = 6;
    private const int RoundsOnSeveralProcessors = 20;

    /// <summary>
    /// How often: never where there is but one processor, nor where whoever controls the threads of the program has
    /// switched <see cref="Futex"/> off, since what goes on beside a thread that looks goes on beside one that waits, too.
    /// </summary>
    public static int Rounds { get; } = Environment.ProcessorCount > 1 && Futex.IsSupported ? RoundsOnSeveralProcessors : 0;

    /// <summary>A pause, the longer the more there were.</summary>
    public static void Pause(int round) => Thread.SpinWait(1 << Math.Min(round, LongestPause));

    /// <summary>The longest pause at once.</summary>
    public static void LongPause() => Thread.SpinWait(1 << LongestPause);
}
