namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>One signal more than the count.</summary>
public sealed class CountdownBelowZero
{
    readonly CountdownEvent done = new(1);

    public void Run() => Together.Run(() => done.Signal(), () => done.Signal());
}
