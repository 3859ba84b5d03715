namespace Interleave.Sync.Waiting;

/// <summary>To look again a few times before going to sleep, for that is what costs most.</summary>
internal static class Spinning
{
    private const int LengthOfAPause = 64;
    private const int RoundsOnSeveralProcessors = 20;

    /// <summary>
    /// How often: never where there is but one processor, nor where whoever controls the threads of the program has
    /// switched <see cref="Futex"/> off, since what goes on beside a thread that looks goes on beside one that waits, too.
    /// </summary>
    public static int Rounds { get; } = Environment.ProcessorCount > 1 && Futex.IsSupported ? RoundsOnSeveralProcessors : 0;

    /// <summary>
    /// A pause, long enough for whoever uses the lock to use it dozens of times as if alone: to look at its word oftener takes the
    /// word away from the one that is to give it up.
    /// </summary>
    public static void Pause() => Thread.SpinWait(LengthOfAPause);
}
