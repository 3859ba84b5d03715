using System.Collections.Concurrent;

namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>Two producers, and the one that is ready first says that nothing more will be added.</summary>
public sealed class AddedAfterCompletion
{
    readonly BlockingCollection<int> items = [];

    public void Run() => Together.Run(Produce, Produce);

    void Produce()
    {
        items.Add(1);
        items.CompleteAdding();
    }
}
