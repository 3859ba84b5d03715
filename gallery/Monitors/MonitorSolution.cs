namespace Interleave.Gallery.Monitors;

/// <summary>A store of items, in which who finds nothing to take waits, and the scenarios in which it is checked.</summary>
public abstract class MonitorSolution
{
    /// <summary>How many items there are.</summary>
    protected int Items;

    /// <summary>How many there may be.</summary>
    protected virtual int Room => int.MaxValue;

    /// <summary>Adds an item.</summary>
    public abstract void Put();

    /// <summary>Waits for an item and takes it.</summary>
    public abstract void Take();

    /// <summary>One thread brings two items, two others take one each.</summary>
    public void OneProducer() => Together.Run(PutTwo, Take, Take);

    /// <summary>Two threads bring an item each, two others take one each.</summary>
    public void TwoProducers() => Together.Run(Put, Put, Take, Take);

    /// <summary>One more.</summary>
    protected void Add()
    {
        Check.That(Items < Room, "Expected room for an item, found none.");
        Items++;
    }

    /// <summary>One less.</summary>
    protected void Remove()
    {
        Check.That(Items > 0, "Expected an item, found none.");
        Items--;
    }

    void PutTwo()
    {
        Put();
        Put();
    }
}
