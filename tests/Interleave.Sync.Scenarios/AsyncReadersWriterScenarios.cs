namespace Interleave.Sync.Scenarios;

/// <summary>What every readers-writer lock for asynchronous code must do.</summary>
public abstract class AsyncReadersWriterScenarios
{
    private protected AsyncReadersWriterScenarios()
    {
    }

    private protected abstract AsyncReadersWriterLock Make();

    /// <summary>A reader sees what a writer wrote whole, or not at all.</summary>
    public async Task AReaderAndAWriter()
    {
        AsyncReadersWriterLock access = Make();
        int left = 0, right = 0;
        await Together.RunAsync(
            async () =>
            {
                using (await access.EnterReadLockAsync())
                    Expect.That(left == right, "Expected a page that is written whole.");
            },
            async () =>
            {
                using (await access.EnterWriteLockAsync())
                {
                    left++;
                    right++;
                }
            });
        access.Dispose();
    }

    /// <summary>Two want to upgrade: one after the other, and neither waits for the other to stop reading.</summary>
    public async Task TwoUpgrade()
    {
        AsyncReadersWriterLock access = Make();
        int written = 0;
        AsyncReadersWriterLock.Hold reads = await access.EnterUpgradeableReadLockAsync();
        int before = written;
        Task second = Upgrade();
        using (await access.UpgradeAsync(reads))
            written = before + 1;
        reads.Dispose();
        await second;
        Expect.That(written == 2, "Expected both to have written.");
        access.Dispose();

        async Task Upgrade()
        {
            using AsyncReadersWriterLock.Hold mine = await access.EnterUpgradeableReadLockAsync();
            int seen = written;
            using (await access.UpgradeAsync(mine))
                written = seen + 1;
        }
    }

    /// <summary>One that upgrades is cancelled under a reader: it reads on, and gives up what it holds.</summary>
    public async Task AnUpgradeIsCancelled()
    {
        AsyncReadersWriterLock access = Make();
        using var source = new CancellationTokenSource();
        AsyncReadersWriterLock.Hold reader = await access.EnterReadLockAsync();
        Task upgrades = Upgrade();
        Together.Run(source.Cancel, () => reader.Dispose());
        await upgrades;
        access.Dispose();

        async Task Upgrade()
        {
            using AsyncReadersWriterLock.Hold reads = await access.EnterUpgradeableReadLockAsync();
            try
            {
                using (await access.UpgradeAsync(reads, source.Token))
                    Expect.That(access.CurrentReadCount == 1, "Expected to write alone.");
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    /// <summary>A waiting writer is cancelled under a reader that stays: the reader behind it must get in.</summary>
    public async Task AWriterIsCancelledUnderAReader()
    {
        AsyncReadersWriterLock access = Make();
        using var source = new CancellationTokenSource();
        AsyncReadersWriterLock.Hold reader = await access.EnterReadLockAsync();
        Task writes = Write();
        Task reads = Read();
        var cancels = new Thread(source.Cancel);
        cancels.Start();
        await reads;
        reader.Dispose();
        await writes;
        cancels.Join();
        access.Dispose();

        async Task Write()
        {
            try
            {
                using (await access.EnterWriteLockAsync(source.Token))
                    Expect.That(access.CurrentReadCount == 0, "Expected to write alone.");
            }
            catch (OperationCanceledException)
            {
            }
        }

        async Task Read()
        {
            using (await access.EnterReadLockAsync())
                Expect.That(access.CurrentReadCount > 0, "Expected to read.");
        }
    }

    /// <summary>The time of a writer is up while the reader before it goes: the one behind gets in.</summary>
    public async Task AWriterRunsOutOfTime()
    {
        AsyncReadersWriterLock access = Make();
        AsyncReadersWriterLock.Hold reader = await access.EnterReadLockAsync();
        Task writes = Write();
        ValueTask<AsyncReadersWriterLock.Hold> reads = access.EnterReadLockAsync();
        reader.Dispose();
        (await reads).Dispose();
        await writes;
        access.Dispose();

        async Task Write()
        {
            using AsyncReadersWriterLock.Hold mine = await access.TryEnterWriteLockAsync(Expect.AWhile);
        }
    }

    /// <summary>A reader and a writer wait for a writer: who of them is let in first.</summary>
    private protected static async Task<bool> ReaderBehindAWriterIsFirst(AsyncReadersWriterLock access)
    {
        bool isWritten = false, readerIsFirst = false;
        AsyncReadersWriterLock.Hold held = await access.EnterWriteLockAsync();
        Task writes = Write();
        Task reads = Read();
        held.Dispose();
        await writes;
        await reads;
        return readerIsFirst;

        async Task Write()
        {
            using (await access.EnterWriteLockAsync())
                isWritten = true;
        }

        async Task Read()
        {
            using (await access.EnterReadLockAsync())
                readerIsFirst = !isWritten;
        }
    }
}

public sealed class AsyncReadersFirstLockScenarios : AsyncReadersWriterScenarios
{
    private protected override AsyncReadersWriterLock Make() => new AsyncReadersFirstLock();

    /// <summary>A reader is let in before a writer that has waited longer.</summary>
    public async Task ReadersPassAWriter() =>
        Expect.That(await ReaderBehindAWriterIsFirst(Make()), "Expected the reader to be first.");
}

public sealed class AsyncWritersFirstLockScenarios : AsyncReadersWriterScenarios
{
    private protected override AsyncReadersWriterLock Make() => new AsyncWritersFirstLock();

    /// <summary>A reader that comes when a writer waits is let in after it.</summary>
    public async Task NoReaderPassesAWriter() =>
        Expect.That(!await ReaderBehindAWriterIsFirst(Make()), "Expected the writer to be first.");
}

public sealed class AsyncFairReadersWriterLockScenarios : AsyncReadersWriterScenarios
{
    private protected override AsyncReadersWriterLock Make() => new AsyncFairReadersWriterLock();

    /// <summary>A reader that comes when a writer waits is let in after it.</summary>
    public async Task NoReaderPassesAWriter() =>
        Expect.That(!await ReaderBehindAWriterIsFirst(Make()), "Expected the writer to be first.");
}
