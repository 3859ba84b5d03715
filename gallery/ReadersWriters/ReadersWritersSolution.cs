namespace Interleave.Gallery.ReadersWriters;

/// <summary>A page, those who read it and those who write on it, and what is asked of them.</summary>
public abstract class ReadersWritersSolution
{
    const int Most = 4;

    /// <summary>The page: odd while somebody writes.</summary>
    public int Page;

    /// <summary>Who has begun to read.</summary>
    readonly bool[] HasRead = new bool[Most];

    /// <summary>Who had when the writer came in.</summary>
    readonly bool[] ReadBeforeWriter = new bool[Most];

    /// <summary>In solutions with a queue in which readers and writers stand: each thread's place in it.</summary>
    protected int[] Place { get; } = new int[Most];

    /// <summary>Thread <paramref name="me"/> waits until it may read.</summary>
    protected abstract void BeginRead(int me);

    /// <summary>It has read.</summary>
    protected abstract void EndRead(int me);

    /// <summary>Thread <paramref name="me"/> waits until it may write.</summary>
    protected abstract void BeginWrite(int me);

    /// <summary>It has written.</summary>
    protected abstract void EndWrite(int me);

    /// <summary>Two read once, one writes once.</summary>
    public void TwoReadersOneWriter() => Together.Run(() => Read(0), () => Read(1), () => Write(2));

    /// <summary>One reads once, two write once.</summary>
    public void OneReaderTwoWriters() => Together.Run(() => Read(0), () => Write(1), () => Write(2));

    /// <summary>Two readers can be in at once: each waits, inside, until the other is.</summary>
    public void ReadersMeet()
    {
        SemaphoreSlim first = new(0), second = new(0);
        Together.Run(() => Meet(0, first, second), () => Meet(1, second, first));
    }

    /// <summary>No reader that has queued behind the writer goes in before it.</summary>
    public void WriterFirst()
    {
        Together.Run(() => Read(0), () => Read(1), () => Write(2));
        for (int reader = 0; reader < 2; reader++)
            Check.That(!ReadBeforeWriter[reader] || Place[reader] < Place[2], "Expected the writer first, but a reader that came later was.");
    }

    /// <summary>Who comes before the writer reads before it is written, and who comes later reads later: R1 R2 · W1 · R3.</summary>
    public void InOrder()
    {
        Together.Run(() => Read(0), () => Read(1), () => Write(2), () => Read(3));
        foreach (int reader in (int[])[0, 1, 3])
            Check.That(ReadBeforeWriter[reader] == Place[reader] < Place[2], "Expected them in the order in which they came.");
    }

    /// <summary>One reads once, another writes once.</summary>
    public void ReaderWaits1() => ReaderWaits(rounds: 1);

    /// <summary>One reads once, another writes twice.</summary>
    public void ReaderWaits2() => ReaderWaits(rounds: 2);

    /// <summary>One reads once, another writes three times.</summary>
    public void ReaderWaits3() => ReaderWaits(rounds: 3);

    /// <summary>One writes once, two others read once.</summary>
    public void WriterWaits1() => WriterWaits(rounds: 1);

    /// <summary>One writes once, another reads once and a third twice.</summary>
    public void WriterWaits2() => WriterWaits(rounds: 2);

    void ReaderWaits(int rounds) => Together.Run(() => Read(0, asks: true), () => Write(1, rounds));

    void WriterWaits(int rounds) => Together.Run(() => Read(0, rounds), () => Read(1), () => Write(2, asks: true));

    // Only who asks is counted as overtaken.
    void Read(int me, int rounds = 1, bool asks = false)
    {
        for (int round = 0; round < rounds; round++)
        {
            if (asks)
                Section.Request();
            BeginRead(me);
            Section.Enter();
            HasRead[me] = true;
            int page = Page;
            Check.That(page % 2 == 0, "Expected a page that nobody writes on.");
            Check.That(Page == page, "Expected that nobody writes while it is read.");
            Section.Exit();
            EndRead(me);
        }
    }

    void Write(int me, int rounds = 1, bool asks = false)
    {
        for (int round = 0; round < rounds; round++)
        {
            if (asks)
                Section.Request();
            BeginWrite(me);
            Section.Enter();
            for (int i = 0; i < Most; i++)
                ReadBeforeWriter[i] = HasRead[i];
            int page = Page;
            Check.That(page % 2 == 0, "Expected a page that nobody else writes on.");
            Page = page + 1;
            Page = page + 2;
            Section.Exit();
            EndWrite(me);
        }
    }

    void Meet(int me, SemaphoreSlim here, SemaphoreSlim there)
    {
        BeginRead(me);
        here.Release();
        there.Wait();
        EndRead(me);
    }
}
