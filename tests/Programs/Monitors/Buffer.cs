namespace Interleave.Programs;

/// <summary>A bounded buffer that adds up what is taken out of it.</summary>
abstract class Buffer(int capacity)
{
    protected readonly int[] buf = new int[capacity];
    protected int count, head, tail, sum;

    public int Sum => sum;

    public abstract void Put(int item);

    public abstract void Get();

    /// <summary>So many producers and as many consumers, with so many items each.</summary>
    public static void Run(Buffer buffer, int pairs, int items)
    {
        Together.Run(2 * pairs, me =>
        {
            if (me < pairs)
                Produce(buffer, me * items + 1, items);
            else
                Consume(buffer, items);
        });
        int all = pairs * items;
        Assert.That(buffer.Sum == all * (all + 1) / 2, "Expected every item to arrive once.");
    }

    static void Produce(Buffer buffer, int first, int items)
    {
        for (int n = 0; n < items; n++)
            buffer.Put(first + n);
    }

    static void Consume(Buffer buffer, int items)
    {
        for (int n = 0; n < items; n++)
            buffer.Get();
    }
}
