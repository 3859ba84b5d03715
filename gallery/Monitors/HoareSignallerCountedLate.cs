namespace Interleave.Gallery.Monitors;

/// <summary>The one who waits is woken before the one who signals is counted, as a textbook has it.</summary>
public sealed class HoareSignallerCountedLate() : HoareSolution(new CountsLate())
{
    sealed class CountsLate : HoareMonitor
    {
        public override void Signal(Condition condition)
        {
            if (condition.Count > 0)
            {
                condition.Sleepers.Release();
                UrgentCount++;
                Urgent.Wait();
                UrgentCount--;
            }
        }
    }
}
