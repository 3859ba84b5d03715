namespace Interleave.Gallery.MutualExclusion;

/// <summary>What a thread does before and after its critical section, and the scenarios in which that is checked.</summary>
public abstract class MutexAlgorithm
{
    /// <summary>How many threads take part.</summary>
    public virtual int Threads => 2;

    /// <summary>Thread <paramref name="me"/> (from 0) asks for the critical section and waits until it may go in.</summary>
    public abstract void Enter(int me);

    /// <summary>Thread <paramref name="me"/> leaves.</summary>
    public abstract void Exit(int me);

    /// <summary>Every thread goes in once.</summary>
    public void Contend1() => Harness.Contend(this, rounds: 1);

    /// <summary>Every thread goes in twice.</summary>
    public void Contend2() => Harness.Contend(this, rounds: 2);

    /// <summary>Every thread goes in three times.</summary>
    public void Contend3() => Harness.Contend(this, rounds: 3);

    /// <summary>The last thread goes in twice, the others once: fewer executions than <see cref="Contend2"/> has.</summary>
    public void OneInsists() => Harness.OneInsists(this, rounds: 2);

    /// <summary>The first thread never asks; the others go in twice.</summary>
    public void OneNeverAsks() => Harness.OneHalts(this, after: 0, rounds: 2);

    /// <summary>The first thread goes in once and then does something else for ever; the others go in twice.</summary>
    public void OneHalts() => Harness.OneHalts(this, after: 1, rounds: 2);
}
