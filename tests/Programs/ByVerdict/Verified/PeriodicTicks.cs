namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A timer that ticks again and again.</summary>
public sealed class PeriodicTicks
{
    public async Task Run()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        await timer.WaitForNextTickAsync();
    }
}
