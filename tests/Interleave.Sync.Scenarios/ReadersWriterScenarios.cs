namespace Interleave.Sync.Scenarios;

/// <summary>What every readers-writer lock must do.</summary>
public abstract class ReadersWriterScenarios
{
    private protected ReadersWriterScenarios()
    {
    }

    private protected abstract ReadersWriterLock Make();

    /// <summary>Readers see what a writer wrote whole, or not at all.</summary>
    public void TwoReadersAndAWriter()
    {
        ReadersWriterLock access = Make();
        var page = new Page();
        Together.Run(() => Read(access, page), () => Read(access, page), () => Write(access, page));
        Unused(access);
    }

    /// <summary>Writers come one after the other.</summary>
    public void TwoWriters()
    {
        ReadersWriterLock access = Make();
        var page = new Page();
        Together.Run(() => Write(access, page), () => Write(access, page));
        Expect.That(page.Left == 2, "Expected both to have written.");
        Unused(access);
    }

    /// <summary>The lock is given up and taken again under the eyes of one that is about to wait.</summary>
    public void OneWritesTwice()
    {
        ReadersWriterLock access = Make();
        var page = new Page();
        Together.Run(() => Write(access, page), () => { Write(access, page); Write(access, page); });
        Unused(access);
    }

    /// <summary>Two upgrade: one after the other, and neither waits for the other to stop reading.</summary>
    public void TwoUpgrade()
    {
        ReadersWriterLock access = Make();
        var page = new Page();
        ThreadStart upgrade = () =>
        {
            access.EnterUpgradeableReadLock();
            int before = page.Left;
            access.EnterWriteLock();
            Expect.That(page.Left == before, "Expected nobody to write between reading and writing.");
            page.Write();
            access.ExitWriteLock();
            access.ExitUpgradeableReadLock();
        };
        Together.Run(upgrade, upgrade);
        Expect.That(page.Left == 2, "Expected both to have written.");
        Unused(access);
    }

    /// <summary>One upgrades while another reads.</summary>
    public void OneUpgradesBesideAReader()
    {
        ReadersWriterLock access = Make();
        var page = new Page();
        Together.Run(
            () => Read(access, page),
            () =>
            {
                access.EnterUpgradeableReadLock();
                access.EnterWriteLock();
                page.Write();
                access.ExitWriteLock();
                access.ExitUpgradeableReadLock();
            });
        Unused(access);
    }

    /// <summary>A waiting writer runs out of time: the reader it has kept out must get in.</summary>
    public void AWriterGivesUp()
    {
        ReadersWriterLock access = Make();
        var page = new Page();
        access.EnterReadLock();
        var writes = new Thread(() =>
        {
            if (!access.TryEnterWriteLock(Expect.AWhile))
                return;
            page.Write();
            access.ExitWriteLock();
        });
        var reads = new Thread(() => Read(access, page));
        writes.Start();
        reads.Start();
        access.ExitReadLock();
        writes.Join();
        reads.Join();
        Unused(access);
    }

    /// <summary>A waiting writer is cancelled under a reader that stays: the reader behind it must get in.</summary>
    public void AWriterIsCancelledUnderAReader()
    {
        ReadersWriterLock access = Make();
        var page = new Page();
        using var source = new CancellationTokenSource();
        access.EnterReadLock();
        var writes = new Thread(() =>
        {
            try
            {
                access.EnterWriteLock(source.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            page.Write();
            access.ExitWriteLock();
        });
        var reads = new Thread(() => Read(access, page));
        writes.Start();
        reads.Start();
        source.Cancel();
        reads.Join();
        writes.Join();
        access.ExitReadLock();
        Unused(access);
    }

    private protected static void Read(ReadersWriterLock access, Page page)
    {
        access.EnterReadLock();
        page.Read();
        access.ExitReadLock();
    }

    private protected static void Write(ReadersWriterLock access, Page page)
    {
        access.EnterWriteLock();
        page.Write();
        access.ExitWriteLock();
    }

    private static void Unused(ReadersWriterLock access)
    {
        Expect.That(access.TryEnterWriteLock(TimeSpan.Zero), "Expected the lock to be free at the end.");
        access.ExitWriteLock();
        access.Dispose();
    }

    private protected sealed class Page
    {
        public int Left;
        public int Right;

        public void Read() => Expect.That(Left == Right, "Expected a page that is written whole.");

        public void Write()
        {
            Left++;
            Right++;
            Expect.That(Left == Right, "Expected to write alone.");
        }
    }
}

public sealed class ReadersFirstLockScenarios : ReadersWriterScenarios
{
    private protected override ReadersWriterLock Make() => new ReadersFirstLock();

    /// <summary>A reader gets in beside another whoever waits.</summary>
    public void ReadersPassAWriter()
    {
        var access = new ReadersFirstLock();
        var page = new Page();
        access.EnterReadLock();
        var writes = new Thread(() => Write(access, page));
        writes.Start();
        Expect.That(access.TryEnterReadLock(TimeSpan.Zero), "Expected a second reader to be let in.");
        access.ExitReadLock();
        access.ExitReadLock();
        writes.Join();
    }
}

public sealed class WritersFirstLockScenarios : ReadersWriterScenarios
{
    private protected override ReadersWriterLock Make() => new WritersFirstLock();

    /// <summary>A reader that comes when a writer waits is let in after it.</summary>
    public void NoReaderPassesAWriter() => Passing.NoReaderPassesAWriter(new WritersFirstLock());
}

public sealed class FairReadersWriterLockScenarios : ReadersWriterScenarios
{
    private protected override ReadersWriterLock Make() => new FairReadersWriterLock();

    /// <summary>A reader that comes when a writer waits is let in after it.</summary>
    public void NoReaderPassesAWriter() => Passing.NoReaderPassesAWriter(new FairReadersWriterLock());
}

static class Passing
{
    public static void NoReaderPassesAWriter(ReadersWriterLock access)
    {
        bool waits = false, written = false;
        access.EnterReadLock();
        var writes = new Thread(() =>
        {
            access.EnterWriteLock();
            written = true;
            access.ExitWriteLock();
        });
        writes.Start();
        // Somebody waits as soon as no reader is let in any more.
        if (access.TryEnterReadLock(TimeSpan.Zero))
            access.ExitReadLock();
        else
            waits = true;
        var reads = new Thread(() =>
        {
            access.EnterReadLock();
            Expect.That(!waits || written, "Expected the writer that has waited to have been first.");
            access.ExitReadLock();
        });
        reads.Start();
        access.ExitReadLock();
        reads.Join();
        writes.Join();
    }
}
