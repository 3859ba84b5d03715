using System.Diagnostics;

namespace Interleave.Cli.Bench.Switches;

/// <summary>Two that go in turns, each of which waits for the other.</summary>
internal abstract class PingPong : IDisposable
{
    private const int Rounds = 9;

    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(50);

    /// <summary>What they are.</summary>
    public abstract string Name { get; }

    /// <summary>Goes there and back so often.</summary>
    public abstract void Play(int times);

    /// <summary>The median of several rounds, each long enough to be measured.</summary>
    /// <returns>Nanoseconds to go from one to the other.</returns>
    public double Measure()
    {
        var times = 1;
        while (Time(times) < RoundTime)
        {
            times *= 2;
        }

        var rounds = Enumerable.Range(0, Rounds).Select(_ => Time(times)).Order().ToList();
        return rounds[Rounds / 2].TotalNanoseconds / (2.0 * times);
    }

    public virtual void Dispose()
    {
    }

    private TimeSpan Time(int times)
    {
        var start = Stopwatch.GetTimestamp();
        Play(times);
        return Stopwatch.GetElapsedTime(start);
    }
}
