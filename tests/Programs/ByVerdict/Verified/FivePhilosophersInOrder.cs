namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Five philosophers: each takes the fork with the lower number first.</summary>
public sealed class FivePhilosophersInOrder
{
    readonly object[] forks = [new(), new(), new(), new(), new()];

    public void Run() => Together.Run(forks.Length, Eat);

    void Eat(int seat)
    {
        int right = (seat + 1) % forks.Length;
        lock (forks[Math.Min(seat, right)])
        {
            lock (forks[Math.Max(seat, right)])
            {
            }
        }
    }
}
