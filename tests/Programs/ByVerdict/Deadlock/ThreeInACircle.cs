namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>Three locks of another kind, taken in a circle.</summary>
public sealed class ThreeInACircle
{
    readonly Lock[] locks = [new(), new(), new()];

    public void Run() => Together.Run(3, me =>
    {
        lock (locks[me])
        {
            lock (locks[(me + 1) % 3])
            {
            }
        }
    });
}
