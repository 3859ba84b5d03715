namespace Interleave.Gallery.BoundedBuffer;

/// <summary>A machine with room for <see cref="N"/> bottles, and the scenarios in which it is checked.</summary>
public abstract class BufferSolution
{
    /// <summary>How many items there is room for.</summary>
    protected const int N = 2;

    /// <summary>Waits for room and puts an item there.</summary>
    public abstract void Put(int item);

    /// <summary>Waits for an item and takes the oldest one.</summary>
    public abstract int Take();

    /// <summary>One thread brings an item, another takes it.</summary>
    public void OneOfEach() => Together.Run(() => PutAll(1), () => TakeAll(1));

    /// <summary>One thread brings more items than there is room for; another takes them, in the same order.</summary>
    public void OneAndOne() => Together.Run(() => PutAll(N + 1), () => TakeAll(N + 1));

    /// <summary>Two threads bring an item each; two others take one each, not the same.</summary>
    public void TwoAndTwo()
    {
        int first = 0, second = 0;
        Together.Run(() => Put(1), () => Put(2), () => first = Take(), () => second = Take());
        Check.That((first, second) is (1, 2) or (2, 1), $"Expected 1 and 2, found {first} and {second}.");
    }

    void PutAll(int count)
    {
        for (int item = 1; item <= count; item++)
            Put(item);
    }

    void TakeAll(int count)
    {
        for (int expected = 1; expected <= count; expected++)
        {
            int item = Take();
            Check.That(item == expected, $"Expected {expected}, found {item}.");
        }
    }
}
