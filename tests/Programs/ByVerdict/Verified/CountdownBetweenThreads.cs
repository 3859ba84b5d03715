namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A thread that waits until a countdown has ended.</summary>
public sealed class CountdownBetweenThreads
{
    readonly CountdownEvent countdown = new(1);

    public void Run() => Together.Run(() => countdown.Signal(), () => countdown.Wait());
}
