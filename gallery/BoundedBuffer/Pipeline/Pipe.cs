namespace Interleave.Gallery.BoundedBuffer.Pipeline;

/// <summary>What joins two stages: a buffer for one line of text. Null says that no more will come.</summary>
sealed class Pipe
{
    readonly SemaphoreSlim Empty = new(1);
    readonly SemaphoreSlim Full = new(0);
    string? Slot;

    public void Write(string? line)
    {
        Empty.Wait();
        Slot = line;
        Full.Release();
    }

    public string? Read()
    {
        Full.Wait();
        string? line = Slot;
        Empty.Release();
        return line;
    }
}
