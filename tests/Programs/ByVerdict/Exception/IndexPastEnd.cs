namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>An array that is full after both have looked whether it is.</summary>
public sealed class IndexPastEnd
{
    readonly int[] items = new int[1];
    int count;

    public void Run() => Together.Run(Add, Add);

    void Add()
    {
        if (count < items.Length)
            items[count++] = 1;
    }
}
