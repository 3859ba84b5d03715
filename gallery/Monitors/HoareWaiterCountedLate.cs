namespace Interleave.Gallery.Monitors;

/// <summary>The monitor is released before the one who waits is counted, as a textbook has it.</summary>
public sealed class HoareWaiterCountedLate() : HoareSolution(new CountsLate())
{
    sealed class CountsLate : HoareMonitor
    {
        public override void Wait(Condition condition)
        {
            Exit();
            condition.Count++;
            condition.Sleepers.Wait();
            condition.Count--;
        }
    }
}
