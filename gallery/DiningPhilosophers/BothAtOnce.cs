using Interleave.Gallery.SemaphoreKinds;

namespace Interleave.Gallery.DiningPhilosophers;

/// <summary>AND-synchronization: take both forks at once, or none.</summary>
public sealed class BothAtOnce : DiningSolution
{
    SemaphoreSet Fork = new(0, 1);

    protected override void Lay() => Fork = new SemaphoreSet(Seats, 1);

    protected override void TakeForks(int i) => Fork.P(LeftFork(i), RightFork(i));

    protected override void PutForks(int i) => Fork.V(LeftFork(i), RightFork(i));
}
