namespace Interleave.Programs;

/// <summary>Threads that each put four entries into one hash table by compare-and-swap; from 12 threads on they collide.</summary>
public static class Indexer
{
    const int Size = 128;
    const int Entries = 4;

    static readonly int[] s_table = new int[Size];

    public static void Indexer_11() => Run(11);

    public static void Indexer_12() => Run(12);

    public static void Indexer_13() => Run(13);

    public static void Indexer_14() => Run(14);

    public static void Indexer_15() => Run(15);

    static void Run(int threads)
    {
        int[] table = s_table;
        Together.Run(threads, me => Insert(table, me));
    }

    static void Insert(int[] table, int me)
    {
        for (int m = 1; m <= Entries; m++)
        {
            int w = 11 * m + me;
            int h = 7 * w % Size;
            while (Interlocked.CompareExchange(ref table[h], w, 0) != 0)
                h = (h + 1) % Size;
        }
    }
}
