namespace Interleave.Gallery.Monitors;

/// <summary>
/// Hoare's monitor out of semaphores. Who signals hands the monitor over at once, and waits, before all who want to come in,
/// until he gets it back: between a signal and the end of the wait nobody else is inside.
/// </summary>
public class HoareMonitor
{
    readonly SemaphoreSlim Entry = new(1);

    /// <summary>Those who have signalled wait here.</summary>
    protected readonly SemaphoreSlim Urgent = new(0);

    /// <summary>How many they are.</summary>
    protected int UrgentCount;

    /// <summary>A condition of the monitor.</summary>
    public sealed class Condition
    {
        /// <summary>Those who wait for it.</summary>
        public readonly SemaphoreSlim Sleepers = new(0);

        /// <summary>How many they are.</summary>
        public int Count;
    }

    public void Enter() => Entry.Wait();

    /// <summary>Those who have signalled go before those who want to come in.</summary>
    public void Exit()
    {
        if (UrgentCount > 0)
            Urgent.Release();
        else
            Entry.Release();
    }

    public virtual void Wait(Condition condition)
    {
        condition.Count++;
        Exit();
        condition.Sleepers.Wait();
        condition.Count--;
    }

    public virtual void Signal(Condition condition)
    {
        if (condition.Count > 0)
        {
            UrgentCount++;
            condition.Sleepers.Release();
            Urgent.Wait();
            UrgentCount--;
        }
    }
}
