namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>One signal less than the count.</summary>
public sealed class CountdownTooLong
{
    readonly CountdownEvent done = new(3);

    public void Run() => Together.Run(() => done.Signal(), () => done.Signal(), () => done.Wait());
}
