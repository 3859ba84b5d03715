namespace Interleave.Programs.ByVerdict.NotInstrumented;

/// <summary>A mutex with a name is other processes' too.</summary>
public sealed class MutexWithAName
{
    public void Run() => Together.Run(() => new Mutex(false, "interleave-named-mutex").WaitOne());
}
