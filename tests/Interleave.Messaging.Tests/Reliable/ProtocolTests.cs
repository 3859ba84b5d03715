using Interleave.Messaging.Reliable;
using Interleave.Messaging.Scenarios;
using Interleave.Sync.Scenarios;
using Xunit;

namespace Interleave.Messaging.Tests.Reliable;

/// <summary>The protocols as they are, without threads: every small run, and long runs at random.</summary>
public sealed class ProtocolTests(ITestOutputHelper output)
{
    [Fact]
    public void AlternatingNumbers_EveryRun_DeliversOnceInOrder() => Every(choose => Protocols.AlternatingNumbers(faults: 2, choose).Carry(3));

    [Fact]
    public void StopAndWaitInAnyOrder_EveryRun_DeliversOnceInOrder() => Every(choose => Protocols.StopAndWaitInAnyOrder(faults: 2, choose).Carry(3));

    [Fact]
    public void NumbersComeAgain_EveryRun_DeliversOnceInOrder() => Every(choose => Protocols.NumbersComeAgain(faults: 1, choose).Carry(4));

    [Fact]
    public void WindowInAnyOrder_EveryRun_DeliversOnceInOrder() => Every(choose => Protocols.WindowInAnyOrder(faults: 1, choose).Carry(2));

    [Fact]
    public void NumbersComeAgain_InAnyOrder_IsFoundWrong() =>
        Assert.Throws<AssertionException>(() => EveryRun.Of(choose => Protocols.NumbersComeAgainInAnyOrder(faults: 1, choose).Carry(5)));

    [Fact]
    public void AlternatingNumbers_InAnyOrder_IsFoundWrong() =>
        Assert.Throws<AssertionException>(() => EveryRun.Of(choose => Protocols.AlternatingNumbersInAnyOrder(faults: 2, choose).Carry(3)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void LongRuns_AtRandom_DeliverOnceInOrder(int seed)
    {
        var random = new Random(seed);
        Protocols.AlternatingNumbers(faults: 300, random.Next).Carry(1_000);
        Protocols.StopAndWaitInAnyOrder(faults: 100, random.Next).Carry(300);
        Protocols.NumbersComeAgain(faults: 300, random.Next).Carry(1_000);
        Protocols.WindowInAnyOrder(faults: 100, random.Next).Carry(300);
    }

    [Fact]
    public void Window_WiderThanHalfTheNumbers_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new SlidingWindowSender<int>(new SequenceSpace(4), 3));
        Assert.Throws<ArgumentException>(() => new SlidingWindowSender<int>(new SequenceSpace(4), 0));
    }

    [Fact]
    public void Receiver_OfAMillionPackets_RemembersAWindow()
    {
        var space = SequenceSpace.Endless;
        var sender = new SlidingWindowSender<int>(space, 8);
        var receiver = new SlidingWindowReceiver<int>(space, 8);
        var delivered = new List<int>();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000_000; i++)
        {
            Packet<int> packet = sender.Send(i);
            receiver.Receive(packet, delivered);
            sender.Acknowledge(receiver.Receive(packet, delivered));
            delivered.Clear();
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }

    private void Every(Action<Func<int, int>> run) => output.WriteLine($"{EveryRun.Of(run)} runs");
}
