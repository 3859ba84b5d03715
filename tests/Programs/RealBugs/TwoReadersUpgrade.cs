namespace Interleave.Programs.RealBugs;

/// <summary>
/// A readers-writer lock whose readers may become the writer once all others have left. Two that want to wait for each other.
/// </summary>
public sealed class TwoReadersUpgrade
{
    string? value;

    public Task Reported() => Run(new ReadersWriterLock());

    public Task Fixed() => Run(new FixedLock());

    async Task Run(ReadersWriterLock gate)
    {
        await Task.WhenAll(Task.Run(() => Load(gate)), Task.Run(() => Load(gate)));
        Assert.That(value == "loaded", "Expected one to have loaded it.");
    }

    async Task Load(ReadersWriterLock gate)
    {
        await gate.EnterReadAsync();
        if (value is not null)
        {
            gate.ExitRead();
        }
        else if (await gate.UpgradeAsync())
        {
            Assert.That(value is null, "Expected nobody else to have loaded it.");
            value = "loaded";
            gate.ExitWrite();
        }
        else
        {
            gate.ExitRead();
        }
    }

    class ReadersWriterLock
    {
        readonly object gate = new();
        readonly Queue<TaskCompletionSource> readers = new();
        readonly Queue<TaskCompletionSource<bool>> upgrading = new();
        int reading;
        bool isWriting;

        /// <summary>Whether a reader already waits to become the writer.</summary>
        protected bool IsUpgrading => upgrading.Count > 0;

        public Task EnterReadAsync()
        {
            lock (gate)
            {
                if (!isWriting)
                {
                    reading++;
                    return Task.CompletedTask;
                }
                var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                readers.Enqueue(waiter);
                return waiter.Task;
            }
        }

        /// <summary>Makes a reader the writer.</summary>
        /// <returns>False when it has to leave instead, and is still a reader.</returns>
        public Task<bool> UpgradeAsync()
        {
            lock (gate)
            {
                if (!MayUpgrade())
                    return Task.FromResult(false);
                var waiter = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
                upgrading.Enqueue(waiter);
                Upgrade();
                return waiter.Task;
            }
        }

        protected virtual bool MayUpgrade() => true;

        public void ExitRead()
        {
            lock (gate)
            {
                reading--;
                Upgrade();
            }
        }

        public void ExitWrite()
        {
            lock (gate)
            {
                isWriting = false;
                for (; readers.Count > 0; reading++)
                    readers.Dequeue().SetResult();
            }
        }

        void Upgrade()
        {
            if (reading != 1 || upgrading.Count == 0)
                return;
            reading = 0;
            isWriting = true;
            upgrading.Dequeue().SetResult(true);
        }
    }

    sealed class FixedLock : ReadersWriterLock
    {
        protected override bool MayUpgrade() => !IsUpgrading;
    }
}
