namespace Interleave.Gallery.BoundedBuffer;

/// <summary>A circular buffer, which leaves it to others when something may be put or taken.</summary>
sealed class Ring(int size)
{
    readonly int[] Slots = new int[size];
    int In, Out;

    public void Put(int item)
    {
        Slots[In] = item;
        In = (In + 1) % Slots.Length;
    }

    public int Take()
    {
        int item = Slots[Out];
        Out = (Out + 1) % Slots.Length;
        return item;
    }
}
