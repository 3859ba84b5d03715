namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>The factory asks for the value that it makes.</summary>
public sealed class LazyAsksForItself
{
    readonly Lazy<int> value;

    public LazyAsksForItself() => value = new(() => value!.Value);

    public void Run() => Together.Run(() => _ = value.Value);
}
