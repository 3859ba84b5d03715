namespace Interleave.Sync.Scenarios.Large;

/// <summary>More threads and rounds than can be explored: schedules of these are drawn at random.</summary>
public abstract class LargeReadersWriters
{
    private protected LargeReadersWriters()
    {
    }

    private protected abstract ReadersWriterLock Make();

    /// <summary>Two read, one reads and then writes, two write, of which one has no more than a while; each twice.</summary>
    public void ReadersWritersAndOneThatUpgrades()
    {
        ReadersWriterLock access = Make();
        int left = 0, right = 0;
        Together.Run(5, me =>
        {
            for (int round = 0; round < 2; round++)
            {
                if (me < 2)
                {
                    access.EnterReadLock();
                    Expect.That(left == right, "Expected a page that is written whole.");
                    access.ExitReadLock();
                }
                else if (me == 2)
                {
                    access.EnterUpgradeableReadLock();
                    int before = left;
                    access.EnterWriteLock();
                    Expect.That(before == left, "Expected nobody to have written in between.");
                    Write();
                    access.ExitUpgradeableReadLock();
                }
                else if (access.TryEnterWriteLock(me == 3 ? Expect.AWhile : Timeout.InfiniteTimeSpan))
                {
                    Write();
                }
            }
        });
        access.Dispose();

        void Write()
        {
            left++;
            right++;
            access.ExitWriteLock();
        }
    }
}

public sealed class ReadersFirstLockLarge : LargeReadersWriters
{
    private protected override ReadersWriterLock Make() => new ReadersFirstLock();
}

public sealed class WritersFirstLockLarge : LargeReadersWriters
{
    private protected override ReadersWriterLock Make() => new WritersFirstLock();
}

public sealed class FairReadersWriterLockLarge : LargeReadersWriters
{
    private protected override ReadersWriterLock Make() => new FairReadersWriterLock();
}

/// <summary>The same for asynchronous code.</summary>
public abstract class LargeAsyncReadersWriters
{
    private protected LargeAsyncReadersWriters()
    {
    }

    private protected abstract AsyncReadersWriterLock Make();

    /// <summary>Two read, one reads and then writes, one writes; each twice.</summary>
    public async Task ReadersAWriterAndOneThatUpgrades()
    {
        AsyncReadersWriterLock access = Make();
        int left = 0, right = 0;
        await Together.RunAsync(Read, Read, Upgrade, Write);
        access.Dispose();

        async Task Read()
        {
            for (int round = 0; round < 2; round++)
            {
                using (await access.EnterReadLockAsync())
                    Expect.That(left == right, "Expected a page that is written whole.");
            }
        }

        async Task Upgrade()
        {
            for (int round = 0; round < 2; round++)
            {
                using AsyncReadersWriterLock.Hold reads = await access.EnterUpgradeableReadLockAsync();
                int before = left;
                using (await access.UpgradeAsync(reads))
                {
                    Expect.That(before == left, "Expected nobody to have written in between.");
                    left++;
                    right++;
                }
            }
        }

        async Task Write()
        {
            for (int round = 0; round < 2; round++)
            {
                using AsyncReadersWriterLock.Hold hold = await access.EnterWriteLockAsync();
                left++;
                right++;
            }
        }
    }
}

public sealed class AsyncReadersFirstLockLarge : LargeAsyncReadersWriters
{
    private protected override AsyncReadersWriterLock Make() => new AsyncReadersFirstLock();
}

public sealed class AsyncWritersFirstLockLarge : LargeAsyncReadersWriters
{
    private protected override AsyncReadersWriterLock Make() => new AsyncWritersFirstLock();
}

public sealed class AsyncFairReadersWriterLockLarge : LargeAsyncReadersWriters
{
    private protected override AsyncReadersWriterLock Make() => new AsyncFairReadersWriterLock();
}
