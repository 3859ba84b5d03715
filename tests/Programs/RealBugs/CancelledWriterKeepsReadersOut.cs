namespace Interleave.Programs.RealBugs;

/// <summary>
/// An asynchronous readers-writer lock keeps new readers waiting as long as a writer waits. When that writer gives up, the
/// readers are not let in, although others are still reading.
/// </summary>
public sealed class CancelledWriterKeepsReadersOut
{
    public Task Reported() => Run(new ReadersWriterLock());

    public Task Fixed() => Run(new FixedLock());

    /// <summary>A reader goes on only when another one has read, too.</summary>
    static async Task Run(ReadersWriterLock gate)
    {
        using var cancellation = new CancellationTokenSource();
        await gate.EnterReadAsync();
        Task writing = Write(gate, cancellation.Token);
        Task reading = Task.Run(() => Read(gate));
        cancellation.Cancel();
        await reading;
        gate.Exit();
        await writing;
    }

    static async Task Read(ReadersWriterLock gate)
    {
        await gate.EnterReadAsync();
        gate.Exit();
    }

    static async Task Write(ReadersWriterLock gate, CancellationToken token)
    {
        try
        {
            await gate.EnterWriteAsync(token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        gate.Exit();
    }

    class ReadersWriterLock
    {
        readonly object gate = new();
        readonly Queue<TaskCompletionSource> readers = new();
        readonly LinkedList<TaskCompletionSource> writers = new();

        /// <summary>How many read; -1 while somebody writes.</summary>
        int inside;

        public Task EnterReadAsync()
        {
            lock (gate)
            {
                if (inside >= 0 && writers.Count == 0)
                {
                    inside++;
                    return Task.CompletedTask;
                }
                var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                readers.Enqueue(waiter);
                return waiter.Task;
            }
        }

        public Task EnterWriteAsync(CancellationToken token)
        {
            TaskCompletionSource waiter;
            lock (gate)
            {
                if (inside == 0)
                {
                    inside = -1;
                    return Task.CompletedTask;
                }
                waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                writers.AddLast(waiter);
            }
            token.Register(() => GiveUp(waiter, token));
            return waiter.Task;
        }

        public void Exit()
        {
            lock (gate)
            {
                inside = inside > 0 ? inside - 1 : 0;
                LetIn();
            }
        }

        void GiveUp(TaskCompletionSource writer, CancellationToken token)
        {
            lock (gate)
            {
                if (!writers.Remove(writer))
                    return;
                writer.SetCanceled(token);
                GivenUp();
            }
        }

        /// <summary>A waiting writer has gone.</summary>
        protected virtual void GivenUp()
        {
        }

        /// <summary>Lets in who may: a writer if there is one, else all readers.</summary>
        protected void LetIn()
        {
            if (writers.First is { } first)
            {
                if (inside != 0)
                    return;
                inside = -1;
                writers.RemoveFirst();
                first.Value.SetResult();
                return;
            }
            for (; inside >= 0 && readers.Count > 0; inside++)
                readers.Dequeue().SetResult();
        }
    }

    sealed class FixedLock : ReadersWriterLock
    {
        protected override void GivenUp() => LetIn();
    }
}
