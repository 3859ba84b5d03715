namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Two threads in turns: each sets the other's event and waits for its own.</summary>
public sealed class PingPong
{
    readonly AutoResetEvent ping = new(false), pong = new(false);
    int count;

    public void Run()
    {
        Together.Run(
            () =>
            {
                count++;
                WaitHandle.SignalAndWait(ping, pong);
                count++;
                ping.Set();
            },
            () =>
            {
                ping.WaitOne();
                count++;
                WaitHandle.SignalAndWait(pong, ping);
                count++;
            });
        Assert.That(count == 4, $"Expected 4 turns, found {count}.");
    }
}
