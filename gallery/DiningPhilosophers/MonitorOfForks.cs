namespace Interleave.Gallery.DiningPhilosophers;

/// <summary>A monitor that knows which forks are in use; who lacks one waits.</summary>
public sealed class MonitorOfForks : DiningSolution
{
    readonly object Table = new();
    bool[] InUse = [];

    protected override void Lay() => InUse = new bool[Seats];

    protected override void TakeForks(int i)
    {
        lock (Table)
        {
            while (InUse[LeftFork(i)] || InUse[RightFork(i)])
                Monitor.Wait(Table);
            InUse[LeftFork(i)] = true;
            InUse[RightFork(i)] = true;
        }
    }

    protected override void PutForks(int i)
    {
        lock (Table)
        {
            InUse[LeftFork(i)] = false;
            InUse[RightFork(i)] = false;
            Monitor.PulseAll(Table);
        }
    }
}
