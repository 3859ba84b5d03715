using System.Runtime.CompilerServices;

namespace Interleave.Programs.Conformance;

/// <summary>Asynchronous streams and resources.</summary>
public sealed class Streaming
{
    public async Task Break_DisposesOfTheStream()
    {
        bool ended = false;
        await foreach (int item in Items())
        {
            if (item == 1)
                break;
        }
        Assert.That(ended, "Its finally block has run.");

        async IAsyncEnumerable<int> Items()
        {
            try
            {
                for (int i = 0; i < 10; i++)
                {
                    await Task.Yield();
                    yield return i;
                }
            }
            finally
            {
                ended = true;
            }
        }
    }

    public async Task Exception_ComesOutOfTheLoop()
    {
        int items = 0;
        try
        {
            await foreach (int _ in Items())
                items++;
            Assert.That(false, "An exception.");
        }
        catch (FormatException)
        {
            Assert.That(items == 1, "One item before.");
        }

        static async IAsyncEnumerable<int> Items()
        {
            yield return 1;
            await Task.Yield();
            throw new FormatException();
        }
    }

    public async Task Token_IsHandedOn()
    {
        using var source = new CancellationTokenSource();
        int items = 0;
        try
        {
            await foreach (int _ in Items().WithCancellation(source.Token))
            {
                items++;
                source.Cancel();
            }
            Assert.That(false, "An exception.");
        }
        catch (OperationCanceledException)
        {
            Assert.That(items == 1, "One item before.");
        }

        static async IAsyncEnumerable<int> Items([EnumeratorCancellation] CancellationToken token = default)
        {
            while (true)
            {
                token.ThrowIfCancellationRequested();
                await Task.Yield();
                yield return 1;
            }
        }
    }

    public async Task Streams_OfStreams_GiveAll()
    {
        int sum = 0;
        await foreach (int item in Twice(Numbers()))
            sum += item;
        Assert.That(sum == 6, "2 + 4");

        static async IAsyncEnumerable<int> Numbers()
        {
            yield return 1;
            await Task.Yield();
            yield return 2;
        }

        static async IAsyncEnumerable<int> Twice(IAsyncEnumerable<int> items)
        {
            await foreach (int item in items.ConfigureAwait(false))
                yield return item * 2;
        }
    }

    public async Task Enumerator_ByHand_EndsWithFalse()
    {
        await using IAsyncEnumerator<int> items = One().GetAsyncEnumerator();
        Assert.That(await items.MoveNextAsync() && items.Current == 1 && !await items.MoveNextAsync(), "One item.");

        static async IAsyncEnumerable<int> One()
        {
            await Task.Yield();
            yield return 1;
        }
    }

    public async Task WhenEach_GivesAllTasks()
    {
        int sum = 0;
        await foreach (Task<int> task in Task.WhenEach(Task.Run(() => 1), Task.Run(() => 2)))
        {
            Assert.That(task.IsCompleted, "Complete.");
            sum += await task;
        }
        Assert.That(sum == 3, "1 + 2");
    }

    public async Task WhenEach_GivesTheFirstCompleteFirst()
    {
        var a = new TaskCompletionSource<int>();
        var b = new TaskCompletionSource<int>();
        IAsyncEnumerator<Task<int>> each = Task.WhenEach(a.Task, b.Task).GetAsyncEnumerator();
        ValueTask<bool> first = each.MoveNextAsync();
        b.SetResult(2);
        Assert.That(await first && each.Current == b.Task, "The one that is complete.");
        a.SetResult(1);
        Assert.That(await each.MoveNextAsync() && each.Current == a.Task && !await each.MoveNextAsync(), "Then the other.");
    }

    public async Task WhenEach_OfNothing_IsEmpty()
    {
        await foreach (Task _ in Task.WhenEach(Array.Empty<Task>()))
            Assert.That(false, "Nothing.");
        await Task.Yield();
    }

    public async Task TwoResources_AreDisposedOfInReverse()
    {
        string order = "";
        await using (new Named("a", n => order += n))
        await using (new Named("b", n => order += n))
            order += "-";
        Assert.That(order == "-ba", order);
    }

    sealed class Named(string name, Action<string> closed) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            closed(name);
        }
    }
}
