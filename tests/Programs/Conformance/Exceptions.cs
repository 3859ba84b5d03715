namespace Interleave.Programs.Conformance;

/// <summary>Where exceptions of asynchronous code come out.</summary>
public sealed class Exceptions
{
    public async Task BeforeTheFirstAwait_IsInTheTask()
    {
        await Task.Yield();
        Task failing = Fail(true);
        Assert.That(failing.IsFaulted, "Not thrown by the call.");
        await failing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        static async Task Fail(bool now)
        {
            if (now)
                throw new FormatException();
            await Task.Yield();
        }
    }

    public async Task OfSeveral_AwaitThrowsTheFirst()
    {
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        Task all = Task.WhenAll(first.Task, second.Task);
        second.SetException(new FormatException());
        first.SetException(new InvalidOperationException());
        await Throws<FormatException>(all);
        Assert.That(all.Exception!.InnerExceptions is [FormatException, InvalidOperationException], "In the order in which they ended.");
    }

    public async Task Wait_WrapsWhatAwaitDoesNot()
    {
        Task failing = Task.Run(() => throw new FormatException());
        await Throws<FormatException>(failing);
        try
        {
            failing.Wait();
            Assert.That(false, "An exception.");
        }
        catch (AggregateException e)
        {
            Assert.That(e.InnerExceptions is [FormatException], "Wrapped.");
        }
    }

    public async Task Result_Wraps()
    {
        Task<int> failing = Task.Run(int () => throw new FormatException());
        await ((Task)failing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            _ = failing.Result;
            Assert.That(false, "An exception.");
        }
        catch (AggregateException e)
        {
            Assert.That(e.InnerException is FormatException, "Wrapped.");
        }
    }

    public async Task GetResult_DoesNotWrap()
    {
        Task failing = Task.Run(() => throw new FormatException());
        try
        {
            failing.GetAwaiter().GetResult();
            Assert.That(false, "An exception.");
        }
        catch (FormatException)
        {
        }
        await Task.Yield();
    }

    public async Task Nested_ComesThroughAllMethods()
    {
        await Throws<FormatException>(Outer());

        static async Task Outer() => await Middle();

        static async Task<int> Middle() => await Inner() + 1;

        static async ValueTask<int> Inner()
        {
            await Task.Yield();
            throw new FormatException();
        }
    }

    public async Task Filter_SeesTheException()
    {
        int seen = 0;
        try
        {
            await Task.Run(() => throw new ArgumentException("a"));
        }
        catch (ArgumentException e) when (e.Message == "b")
        {
            seen = 1;
        }
        catch (ArgumentException e) when (e.Message == "a")
        {
            seen = 2;
        }
        Assert.That(seen == 2, "The second filter.");
    }

    public async Task Finally_RunsInnermostFirst()
    {
        string order = "";
        try
        {
            try
            {
                await Task.Yield();
                throw new FormatException();
            }
            finally
            {
                await Task.Yield();
                order += "i";
            }
        }
        catch (FormatException)
        {
            order += "c";
        }
        finally
        {
            order += "f";
        }
        Assert.That(order == "icf", order);
    }

    public async Task AwaitInCatch_KeepsTheException()
    {
        try
        {
            try
            {
                throw new FormatException("kept");
            }
            catch (FormatException)
            {
                await Task.Yield();
                throw;
            }
        }
        catch (FormatException e)
        {
            Assert.That(e.Message == "kept", "The same.");
        }
    }

    public async Task Cancelled_ThrowsTaskCanceled()
    {
        var source = new TaskCompletionSource();
        source.SetCanceled();
        await Throws<TaskCanceledException>(source.Task);
    }

    public async Task OperationCanceled_MakesAMethodCanceled()
    {
        Task cancelled = Stop();
        await cancelled.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.That(cancelled.IsCanceled && cancelled.Exception is null, "Not failed.");

        static async Task Stop()
        {
            await Task.Yield();
            throw new OperationCanceledException();
        }
    }

    public async Task ExceptionOfATask_IsAggregate()
    {
        Task failing = Task.Run(() => throw new FormatException());
        await failing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.That(failing.Exception is { InnerException: FormatException }, "Wrapped.");
    }

    public async Task Unobserved_DoesNotMatter()
    {
        _ = Task.Run(() => throw new FormatException());
        await Task.Yield();
    }

    public async Task Disposal_OfAnAsyncResource_HappensWhenItFails()
    {
        var closed = new Flag();
        try
        {
            await using var flag = closed;
            await Task.Yield();
            throw new FormatException();
        }
        catch (FormatException)
        {
            Assert.That(closed.IsSet, "Disposed before.");
        }
    }

    sealed class Flag : IAsyncDisposable
    {
        public bool IsSet { get; private set; }

        public ValueTask DisposeAsync()
        {
            IsSet = true;
            return default;
        }
    }

    internal static async Task Throws<T>(Task task)
        where T : Exception
    {
        try
        {
            await task;
        }
        catch (T)
        {
            return;
        }
        Assert.That(false, typeof(T).Name);
    }
}
