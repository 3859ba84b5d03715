using System.Threading.Channels;

namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>A channel without room: the one that writes first and reads then waits for a reader that is itself.</summary>
public sealed class HandedOverToNobody
{
    public async Task Run()
    {
        Channel<int> channel = Channel.CreateBounded<int>(0);
        await channel.Writer.WriteAsync(1);
        await channel.Reader.ReadAsync();
    }
}
