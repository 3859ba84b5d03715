using System.Threading.Channels;
using BenchmarkDotNet.Attributes;
using Interleave.Sync;

namespace Interleave.Bench.Sync;

/// <summary>A thousand values from one task to another.</summary>
[MemoryDiagnoser]
public class ChannelBenchmarks
{
    private const int Values = 1000;

    /// <summary>The framework's channel, with room for one.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Values)]
    public async Task ChannelOfOne()
    {
        var channel = Channel.CreateBounded<int>(1);
        Task sends = Task.Run(async () =>
        {
            for (int i = 0; i < Values; i++)
                await channel.Writer.WriteAsync(i);
        });
        for (int i = 0; i < Values; i++)
            await channel.Reader.ReadAsync();
        await sends;
    }

    /// <summary>A channel without room.</summary>
    [Benchmark(OperationsPerInvoke = Values)]
    public async Task RendezvousChannel()
    {
        var channel = new RendezvousChannel<int>();
        Task sends = Task.Run(async () =>
        {
            for (int i = 0; i < Values; i++)
                await channel.SendAsync(i);
        });
        for (int i = 0; i < Values; i++)
            await channel.ReceiveAsync();
        await sends;
    }
}
