using System.Threading.Channels;

namespace Interleave.Programs.Conformance;

/// <summary>Channels whose items are read by priority, and channels without room, where a writer waits for a reader.</summary>
public sealed class Prioritizing
{
    public async Task Prioritized_SmallestFirst()
    {
        Channel<int> channel = Channel.CreateUnboundedPrioritized<int>();
        foreach (int item in (int[])[3, 1, 2])
            await channel.Writer.WriteAsync(item);
        Assert.That(channel.Reader.Count == 3 && channel.Reader.TryPeek(out int first) && first == 1, "All, the smallest first.");
        channel.Writer.Complete();
        var read = new List<int>();
        await foreach (int item in channel.Reader.ReadAllAsync())
            read.Add(item);
        Assert.That(read is [1, 2, 3], "In order.");
        await channel.Reader.Completion;
    }

    public async Task Prioritized_WithAComparer_AsThatSays()
    {
        var options = new UnboundedPrioritizedChannelOptions<string> { Comparer = Comparer<string>.Create((a, b) => b.Length - a.Length) };
        Channel<string> channel = Channel.CreateUnboundedPrioritized(options);
        channel.Writer.TryWrite("a");
        channel.Writer.TryWrite("ccc");
        channel.Writer.TryWrite("bb");
        Assert.That(await channel.Reader.ReadAsync() == "ccc" && await channel.Reader.ReadAsync() == "bb", "The longest first.");
        channel.Writer.TryWrite("dddd");
        Assert.That(channel.Reader.TryRead(out string? next) && next == "dddd" && await channel.Reader.ReadAsync() == "a", "Also later.");
        Assert.That(!channel.Reader.TryRead(out _), "Nothing is left.");
    }

    public async Task Prioritized_EqualItems_ComeAsInNet()
    {
        var options = new UnboundedPrioritizedChannelOptions<string> { Comparer = Comparer<string>.Create((a, b) => a.Length - b.Length) };
        Channel<string> channel = Channel.CreateUnboundedPrioritized(options);
        foreach (string item in (string[])["b", "a", "d", "c", "ee", "e", "f"])
            channel.Writer.TryWrite(item);
        var queue = new PriorityQueue<string, string>(options.Comparer);
        foreach (string item in (string[])["b", "a", "d", "c", "ee", "e", "f"])
            queue.Enqueue(item, item);
        while (queue.TryDequeue(out string? expected, out _))
            Assert.That(await channel.Reader.ReadAsync() == expected, "The same queue.");
    }

    public async Task Prioritized_WhoWaitsGetsWhatIsWritten()
    {
        Channel<int> channel = Channel.CreateUnboundedPrioritized<int>();
        ValueTask<int> waiting = channel.Reader.ReadAsync();
        await Task.WhenAll(Task.Run(() => channel.Writer.TryWrite(2)), Task.Run(() => channel.Writer.TryWrite(1)));
        int one = await waiting, other = await channel.Reader.ReadAsync();
        Assert.That(one + other == 3, "Each one once.");
    }

    public async Task NoRoom_WriterWaitsForAReader()
    {
        Channel<int> channel = Channel.CreateBounded<int>(0);
        Assert.That(!channel.Writer.TryWrite(1), "Nobody reads.");
        ValueTask writing = channel.Writer.WriteAsync(2);
        Assert.That(!writing.IsCompleted && channel.Reader.TryPeek(out int next) && next == 2 && channel.Reader.Count == 0, "It waits with its item.");
        Assert.That(channel.Reader.TryRead(out int read) && read == 2, "Given from hand to hand.");
        await writing;
    }

    public async Task NoRoom_ReaderWaitsForAWriter()
    {
        Channel<int> channel = Channel.CreateBounded<int>(0);
        ValueTask<bool> offering = channel.Writer.WaitToWriteAsync();
        Assert.That(!offering.IsCompleted, "Nobody reads.");
        ValueTask<int> reading = channel.Reader.ReadAsync();
        Assert.That(await offering && channel.Writer.TryWrite(5), "Somebody does.");
        Assert.That(await reading == 5, "From hand to hand.");
    }

    public async Task NoRoom_BothSidesMeet()
    {
        Channel<int> channel = Channel.CreateBounded<int>(0);
        Task<int> reading = Task.Run(async () => await channel.Reader.ReadAsync() + await channel.Reader.ReadAsync());
        await channel.Writer.WriteAsync(1);
        await channel.Writer.WriteAsync(2);
        Assert.That(await reading == 3, "Both.");
    }

    public Task NoRoom_Dropping_DropsWhatNobodyReads()
    {
        var dropped = new List<int>();
        Channel<int> channel = Channel.CreateBounded<int>(new BoundedChannelOptions(0) { FullMode = BoundedChannelFullMode.DropOldest }, item => dropped.Add(item));
        Assert.That(channel.Writer.TryWrite(1) && dropped is [1], "Nobody reads.");
        ValueTask<int> reading = channel.Reader.ReadAsync();
        Assert.That(channel.Writer.TryWrite(2) && reading.IsCompleted && reading.Result == 2 && dropped.Count == 1, "Somebody does.");
        return Task.CompletedTask;
    }

    public async Task NoRoom_Complete_FailsThoseWhoWait()
    {
        Channel<int> channel = Channel.CreateBounded<int>(0);
        Task writing = channel.Writer.WriteAsync(1).AsTask();
        channel.Writer.Complete();
        await Exceptions.Throws<ChannelClosedException>(writing);
        await channel.Reader.Completion;
    }
}
