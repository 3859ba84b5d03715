namespace Interleave.Programs.Conformance;

/// <summary>Tasks that are attached to the one that makes them.</summary>
public sealed class Attaching
{
    private const TaskCreationOptions Attached = TaskCreationOptions.AttachedToParent;

    public async Task Parent_IsCompleteWithItsChild()
    {
        int ended = 0;
        await Task.Factory.StartNew(() => { Task.Factory.StartNew(() => Interlocked.Increment(ref ended), Attached); });
        Assert.That(ended == 1, "Not before it.");
    }

    public async Task Parent_IsCompleteWithItsGrandchild()
    {
        int ended = 0;
        await Task.Factory.StartNew(() =>
        {
            Task.Factory.StartNew(() => { Task.Factory.StartNew(() => Interlocked.Increment(ref ended), Attached); }, Attached);
        });
        Assert.That(ended == 1, "Not before it.");
    }

    public async Task Parent_WaitsForASource()
    {
        TaskCompletionSource? source = null;
        Task parent = RunHere(() => source = new TaskCompletionSource(Attached));
        Assert.That(parent.Status == TaskStatus.WaitingForChildrenToComplete, "Its delegate has ended.");
        source!.SetResult();
        Assert.That(parent.IsCompletedSuccessfully, "With the last of them.");
        await parent;
    }

    public async Task Parent_OfTaskRun_DoesNotWait()
    {
        using var gate = new ManualResetEventSlim();
        Task? child = null;
        await Task.Run(() => { child = Task.Factory.StartNew(() => gate.Wait(), Attached); });
        Assert.That(!child!.IsCompleted, "It lets none be attached.");
        gate.Set();
        await child;
    }

    public async Task Parent_ThatDenies_DoesNotWait()
    {
        using var gate = new ManualResetEventSlim();
        Task? child = null;
        await Task.Factory.StartNew(() => { child = Task.Factory.StartNew(() => gate.Wait(), Attached); }, TaskCreationOptions.DenyChildAttach);
        Assert.That(!child!.IsCompleted, "It lets none be attached.");
        gate.Set();
        await child;
    }

    public async Task ChildThatIsNotAttached_IsNotWaitedFor()
    {
        using var gate = new ManualResetEventSlim();
        Task child = await Task.Factory.StartNew(() => Task.Factory.StartNew(() => gate.Wait()));
        Assert.That(!child.IsCompleted, "It is on its own.");
        gate.Set();
        await child;
    }

    public async Task ChildFails_ParentFailsWithIt()
    {
        Task parent = Task.Factory.StartNew(() => { Task.Factory.StartNew(() => throw new FormatException(), Attached); });
        await Exceptions.Throws<AggregateException>(parent);
        Assert.That(parent.Exception!.InnerException is AggregateException { InnerException: FormatException }, "One in the other.");
    }

    public async Task BothFail_TheParentsFailureIsFirst()
    {
        Task parent = Task.Factory.StartNew(() =>
        {
            Task.Factory.StartNew(() => throw new FormatException(), Attached);
            throw new TimeoutException();
        });
        await Exceptions.Throws<TimeoutException>(parent);
        Assert.That(parent.Exception!.InnerExceptions.Count == 2, "Both.");
    }

    public async Task ChildFails_ParentThatHasSeenItDoesNot()
    {
        Task parent = Task.Factory.StartNew(() =>
        {
            Task child = Task.Factory.StartNew(() => throw new FormatException(), Attached);
            try
            {
                child.Wait();
            }
            catch (AggregateException)
            {
            }
        });
        await parent;
        Assert.That(parent.IsCompletedSuccessfully, "It was dealt with.");
    }

    public async Task ChildIsCancelled_ParentIsNot()
    {
        Task parent = Task.Factory.StartNew(() => { new TaskCompletionSource(Attached).SetCanceled(); });
        await parent;
        Assert.That(parent.IsCompletedSuccessfully, "It has not failed.");
    }

    public async Task Continuation_Attached_IsWaitedFor()
    {
        int ended = 0;
        await Task.Factory.StartNew(() => { Task.CompletedTask.ContinueWith(_ => Interlocked.Increment(ref ended), TaskContinuationOptions.AttachedToParent); });
        Assert.That(ended == 1, "Not before it.");
    }

    public async Task Parent_IsCompleteBeforeWhatGoesOnBehindTheChild()
    {
        TaskCompletionSource? source = null;
        Task parent = RunHere(() => source = new TaskCompletionSource(Attached));
        bool wasComplete = false;
        Task after = source!.Task.ContinueWith(_ => wasComplete = parent.IsCompleted, TaskContinuationOptions.ExecuteSynchronously);
        source.SetResult();
        await after;
        Assert.That(wasComplete, "It is told first.");
    }

    /// <summary>A task whose delegate has run on the calling thread.</summary>
    static Task RunHere(Action action)
    {
        return Task.Factory.StartNew(action, default, TaskCreationOptions.None, new AtOnce());
    }

    sealed class AtOnce : TaskScheduler
    {
        protected override void QueueTask(Task task) => TryExecuteTask(task);

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => TryExecuteTask(task);

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
