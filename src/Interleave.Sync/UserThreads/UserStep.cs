namespace Interleave.Sync;

/// <summary>What a <see cref="UserThread"/> yields to its scheduler: to let others run, or to wait.</summary>
public abstract class UserStep
{
    private protected UserStep()
    {
    }

    /// <summary>Lets others run that are ready.</summary>
    public static UserStep Yield { get; } = new YieldStep();

    /// <summary>Whose threads may yield it; all if nobody's.</summary>
    internal virtual UserScheduler? Scheduler => null;

    /// <summary>Does what the step is about, under the scheduler's guard.</summary>
    /// <returns>Whether the thread is ready to go on; if not, it was queued somewhere.</returns>
    internal abstract bool TryPass(UserThread thread);

    private sealed class YieldStep : UserStep
    {
        internal override bool TryPass(UserThread thread) => true;
    }
}
