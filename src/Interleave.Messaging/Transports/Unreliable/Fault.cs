namespace Interleave.Messaging.Transports;

/// <summary>What an unreliable link does to a frame.</summary>
public enum Fault
{
    /// <summary>Nothing: it arrives.</summary>
    None,

    /// <summary>It never arrives.</summary>
    Lose,

    /// <summary>It arrives twice.</summary>
    Double,

    /// <summary>It arrives after the next one.</summary>
    Delay,
}

/// <summary>Decides what an unreliable link does.</summary>
/// <remarks>Any thread may ask it.</remarks>
public interface IFaults
{
    /// <summary>What happens to the next frame.</summary>
    Fault Next();
}

/// <summary>Faults at random, the same ones for the same seed.</summary>
/// <param name="seed">The seed.</param>
/// <param name="rate">How many of the frames have a fault, from 0 to 1.</param>
public sealed class RandomFaults(int seed, double rate) : IFaults
{
    private readonly Lock _guard = new();
    private readonly Random _random = new(seed);

    /// <inheritdoc />
    public Fault Next()
    {
        lock (_guard)
            return _random.NextDouble() >= rate ? Fault.None : (Fault)_random.Next(1, 4);
    }
}
