using System.Collections.Generic;

namespace Interleave.Programs.Conformance;

/// <summary>Schedulers and contexts of one's own.</summary>
public sealed class Scheduling
{
    public async Task OwnScheduler_RunsItsTasks()
    {
        var scheduler = new Queued();
        Task<bool> task = Task.Factory.StartNew(() => TaskScheduler.Current == scheduler, default, TaskCreationOptions.None, scheduler);
        Assert.That(!task.IsCompleted, "Only queued.");
        scheduler.RunAll();
        Assert.That(await task, "It is the current one inside.");
    }

    public async Task OwnScheduler_AwaitsComeBack()
    {
        var scheduler = new Queued();
        Task<Task<bool>> task = Task.Factory.StartNew(async () =>
        {
            await Task.Yield();
            return TaskScheduler.Current == scheduler;
        }, default, TaskCreationOptions.None, scheduler);
        scheduler.RunAll();
        scheduler.RunAll();
        Assert.That(await await task, "It is the current one after the await.");
    }

    public async Task OwnScheduler_ConfigureAwaitFalse_DoesNot()
    {
        var scheduler = new Queued();
        var open = new TaskCompletionSource();
        Task<Task<bool>> task = Task.Factory.StartNew(async () =>
        {
            await open.Task.ConfigureAwait(false);
            return TaskScheduler.Current == TaskScheduler.Default;
        }, default, TaskCreationOptions.None, scheduler);
        scheduler.RunAll();
        open.SetResult();
        Assert.That(await await task, "The pool's.");
    }

    public async Task TaskRun_IsOfThePool()
    {
        var scheduler = new Queued();
        Task<bool> task = Task.Factory.StartNew(() => Task.Run(() => TaskScheduler.Current == TaskScheduler.Default), default, TaskCreationOptions.None, scheduler).Unwrap();
        scheduler.RunAll();
        Assert.That(await task, "The pool's.");
    }

    public async Task StartNew_InsideATask_TakesItsScheduler()
    {
        var scheduler = new Queued();
        Task<Task<bool>> task = Task.Factory.StartNew(
            () => Task.Factory.StartNew(() => TaskScheduler.Current == scheduler), default, TaskCreationOptions.None, scheduler);
        scheduler.RunAll();
        scheduler.RunAll();
        Assert.That(await await task, "The same scheduler.");
    }

    public async Task ContinueWith_OnAScheduler_IsQueuedThere()
    {
        var scheduler = new Queued();
        Task<bool> task = Task.CompletedTask.ContinueWith(_ => TaskScheduler.Current == scheduler, scheduler);
        Assert.That(!task.IsCompleted, "Only queued.");
        scheduler.RunAll();
        Assert.That(await task, "There.");
    }

    public async Task RunSynchronously_OnAScheduler_AsksIt()
    {
        var scheduler = new Queued { Inlines = true };
        int thread = 0;
        var task = new Task(() => thread = Environment.CurrentManagedThreadId);
        task.RunSynchronously(scheduler);
        Assert.That(thread == Environment.CurrentManagedThreadId, "This thread.");
        await task;
    }

    public async Task FromCurrentSynchronizationContext_PostsThere()
    {
        var context = new Pumped();
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        TaskScheduler scheduler = TaskScheduler.FromCurrentSynchronizationContext();
        SynchronizationContext.SetSynchronizationContext(before);
        Task<int> task = Task.Factory.StartNew(() => 3, default, TaskCreationOptions.None, scheduler);
        Assert.That(context.Count == 1 && !task.IsCompleted, "Only posted.");
        context.RunAll();
        Assert.That(await task == 3, "Its result.");
    }

    public async Task Context_AwaitsArePostedTo()
    {
        var context = new Pumped();
        var open = new TaskCompletionSource();
        Task<bool> waiting = In(context, async () =>
        {
            await open.Task;
            return SynchronizationContext.Current == context;
        });
        open.SetResult();
        Assert.That(!waiting.IsCompleted, "Not run inline.");
        context.RunAll();
        Assert.That(await waiting, "In the context.");
    }

    public async Task Context_ConfigureAwaitFalse_IsLeft()
    {
        var context = new Pumped();
        var open = new TaskCompletionSource();
        Task<bool> waiting = In(context, async () =>
        {
            await open.Task.ConfigureAwait(false);
            return SynchronizationContext.Current != context;
        });
        open.SetResult();
        Assert.That(await waiting && context.Count == 0, "Elsewhere.");
    }

    public async Task Context_CompleteTask_DoesNotPost()
    {
        var context = new Pumped();
        await In(context, async () =>
        {
            await Task.CompletedTask;
            return true;
        });
        await Task.Yield();
        Assert.That(context.Count == 0, "Nothing to wait for.");
    }

    public async Task Context_Yield_Posts()
    {
        var context = new Pumped();
        Task<bool> waiting = In(context, async () =>
        {
            await Task.Yield();
            return true;
        });
        Assert.That(context.Count == 1, "Posted.");
        context.RunAll();
        await waiting;
    }

    public async Task Context_DoesNotFlowIntoTaskRun()
    {
        var context = new Pumped();
        Assert.That(await In(context, () => Task.Run(() => SynchronizationContext.Current is null)), "None on the pool.");
    }

    public async Task Context_AsyncVoid_IsCounted()
    {
        var context = new Pumped();
        await In(context, () =>
        {
            Void();
            return Task.FromResult(true);
        });
        Assert.That(context.Operations == 1, "Begun.");
        context.RunAll();
        Assert.That(context.Operations == 0, "Ended.");

        static async void Void() => await Task.Yield();
    }

    public async Task Context_AsyncVoid_ThrowsThere()
    {
        var context = new Pumped();
        await In(context, () =>
        {
            Fail(true);
            return Task.FromResult(true);
        });
        try
        {
            context.RunAll();
            Assert.That(false, "An exception.");
        }
        catch (FormatException)
        {
        }
        await Task.Yield();

        static async void Fail(bool now)
        {
            if (now)
                throw new FormatException();
            await Task.Yield();
        }
    }

    public async Task Context_OfTheBaseClass_IsThePool()
    {
        var done = new TaskCompletionSource<bool>();
        new SynchronizationContext().Post(_ => done.SetResult(Thread.CurrentThread.IsThreadPoolThread), null);
        Assert.That(await done.Task, "A thread of the pool.");
    }

    public async Task Context_CallingItsBase_IsThePool()
    {
        var context = new Counting();
        var done = new TaskCompletionSource<bool>();
        context.Post(_ => done.SetResult(Thread.CurrentThread.IsThreadPoolThread), null);
        Assert.That(await done.Task && context.Count == 1, "A thread of the pool.");
    }

    static Task<bool> In(SynchronizationContext context, Func<Task<bool>> body)
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            return body();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    sealed class Counting : SynchronizationContext
    {
        public int Count { get; private set; }

        public override void Post(SendOrPostCallback d, object? state)
        {
            Count++;
            base.Post(d, state);
        }
    }

    /// <summary>Keeps what is posted until somebody runs it.</summary>
    sealed class Pumped : SynchronizationContext
    {
        readonly Queue<(SendOrPostCallback Call, object? State)> posts = new();

        public int Count => posts.Count;

        public int Operations { get; private set; }

        public override void Post(SendOrPostCallback d, object? state) => posts.Enqueue((d, state));

        public override void OperationStarted() => Operations++;

        public override void OperationCompleted() => Operations--;

        public void RunAll()
        {
            SynchronizationContext? before = Current;
            SetSynchronizationContext(this);
            try
            {
                while (posts.TryDequeue(out (SendOrPostCallback Call, object? State) post))
                    post.Call(post.State);
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }
    }

    /// <summary>Keeps its tasks until somebody runs them.</summary>
    sealed class Queued : TaskScheduler
    {
        readonly Queue<Task> tasks = new();

        public bool Inlines { get; init; }

        public void RunAll()
        {
            for (int count = tasks.Count; count > 0; count--)
                TryExecuteTask(tasks.Dequeue());
        }

        protected override void QueueTask(Task task) => tasks.Enqueue(task);

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => Inlines && TryExecuteTask(task);

        protected override IEnumerable<Task> GetScheduledTasks() => tasks;
    }
}
