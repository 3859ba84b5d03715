using System.Collections.Concurrent;

namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>Nobody says that nothing more will be added, so the consumer waits for it.</summary>
public sealed class AddingNeverCompleted
{
    readonly BlockingCollection<int> items = new(1);
    int sum;

    public void Run() => Together.Run(() => items.Add(1), Consume);

    void Consume()
    {
        foreach (int item in items.GetConsumingEnumerable())
            sum += item;
    }
}
