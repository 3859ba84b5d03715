namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>Five philosophers: each takes the left fork, then the right one.</summary>
public sealed class FivePhilosophers
{
    readonly object[] forks = [new(), new(), new(), new(), new()];

    public void Run() => Together.Run(forks.Length, Eat);

    void Eat(int seat)
    {
        lock (forks[seat])
        {
            lock (forks[(seat + 1) % forks.Length])
            {
            }
        }
    }
}
