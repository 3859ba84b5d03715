using Interleave.Gallery.MutualExclusion;

namespace Interleave.Gallery.Semaphores;

/// <summary>A semaphore that starts at one, and what must be true of every semaphore.</summary>
public abstract class SemaphoreSolution : MutexAlgorithm
{
    /// <summary>Three: with two, there is never more than one to choose from.</summary>
    public override int Threads => 3;

    /// <summary>Waits until the value is above zero, and takes one away.</summary>
    public abstract void P();

    /// <summary>Adds one to the value, or lets one of those who wait have it.</summary>
    public abstract void V();

    public override void Enter(int me) => P();

    public override void Exit(int me) => V();

    /// <summary>Two V's before anybody asks: both who ask get on.</summary>
    public void TwoSignalsBefore()
    {
        P();
        V();
        V();
        Together.Run(P, P);
    }
}
