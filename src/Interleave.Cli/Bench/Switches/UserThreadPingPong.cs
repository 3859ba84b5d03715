using Interleave.Sync;

namespace Interleave.Cli.Bench.Switches;

/// <summary>Two threads of the program's own on one of the kernel's: each yields to the other.</summary>
internal sealed class UserThreadPingPong : PingPong
{
    public override string Name => "user-level thread";

    public override void Play(int times)
    {
        var scheduler = new UserScheduler();
        scheduler.Start(Yields(times));
        scheduler.Start(Yields(times));
        scheduler.Run();
    }

    private static IEnumerable<UserStep> Yields(int times)
    {
        for (var i = 0; i < times; i++)
        {
            yield return UserStep.Yield;
        }
    }
}
