namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>The first thread runs as long as its body does, and cannot be seen to end before.</summary>
public sealed class FirstThreadIsAlive
{
    bool alive, ended;

    public void Run()
    {
        Thread main = Thread.CurrentThread;
        var other = new Thread(() =>
        {
            alive = main.IsAlive && main.ThreadState != ThreadState.Unstarted;
            ended = main.Join(0);
        });
        other.Start();
        other.Join();
        Assert.That(alive && !ended, "Expected: alive && !ended");
    }
}
