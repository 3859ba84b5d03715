namespace Interleave.Programs.Conformance;

/// <summary>Parallel loops.</summary>
public sealed class Looping
{
    public Task For_RunsEachRoundOnce()
    {
        int[] seen = new int[3];
        ParallelLoopResult result = Parallel.For(1, 4, n => Interlocked.Increment(ref seen[n - 1]));
        Assert.That(seen is [1, 1, 1] && result is { IsCompleted: true, LowestBreakIteration: null }, "Once each.");
        return Task.CompletedTask;
    }

    public Task For_OfNothing_IsComplete() => Task.Run(() =>
    {
        Assert.That(Parallel.For(3, 3, _ => throw new InvalidOperationException()).IsCompleted && Parallel.For(3L, 1L, _ => { }).IsCompleted, "No rounds.");
    });

    public Task For_OfOneHelper_GoesInOrder() => Task.Run(() =>
    {
        var order = new List<long>();
        Parallel.For(0L, 3L, new ParallelOptions { MaxDegreeOfParallelism = 1 }, n => order.Add(n));
        Assert.That(order is [0, 1, 2], "In order.");
    });

    public Task For_OfTwoHelpers_NeverHasThree()
    {
        int running = 0, most = 0;
        object gate = new();
        Parallel.For(0, 3, new ParallelOptions { MaxDegreeOfParallelism = 2 }, _ =>
        {
            lock (gate)
                most = Math.Max(most, ++running);
            lock (gate)
                running--;
        });
        Assert.That(most is 1 or 2, "Two at most.");
        return Task.CompletedTask;
    }

    public Task For_RoundsThatThrow_AreTogetherInOneException()
    {
        try
        {
            Parallel.For(0, 2, n => throw new InvalidOperationException($"{n}"));
            Assert.That(false, "Thrown.");
        }
        catch (AggregateException e)
        {
            Assert.That(e.InnerExceptions.Count is 1 or 2 && e.InnerExceptions.All(i => i is InvalidOperationException), "Of one or both.");
        }
        return Task.CompletedTask;
    }

    public Task For_Stopped_IsNotComplete()
    {
        ParallelLoopResult result = Parallel.For(0, 2, (_, loop) =>
        {
            loop.Stop();
            Assert.That(loop is { IsStopped: true, ShouldExitCurrentIteration: true, LowestBreakIteration: null }, "Stopped.");
        });
        Assert.That(result is { IsCompleted: false, LowestBreakIteration: null }, "Stopped.");
        return Task.CompletedTask;
    }

    public Task For_BrokenOff_RunsAllRoundsBefore()
    {
        int seen = 0;
        ParallelLoopResult result = Parallel.For(5, 8, (n, loop) =>
        {
            Interlocked.Or(ref seen, 1 << (n - 5));
            if (n == 6)
                loop.Break();
        });
        Assert.That((seen & 3) == 3 && result is { IsCompleted: false, LowestBreakIteration: 6 }, "Both before.");
        return Task.CompletedTask;
    }

    public Task For_StoppedAndBrokenOff_IsWrong()
    {
        try
        {
            Parallel.For(0, 1, (_, loop) =>
            {
                loop.Stop();
                loop.Break();
            });
            Assert.That(false, "Thrown.");
        }
        catch (AggregateException e)
        {
            Assert.That(e.InnerException is InvalidOperationException, "Not both.");
        }
        return Task.CompletedTask;
    }

    public Task For_Locals_AreHandedOnAndEnded()
    {
        int sum = 0, ended = 0, begun = 0;
        Parallel.For(0, 3, () => Interlocked.Increment(ref begun) * 0, (n, _, local) => local + n, local =>
        {
            Interlocked.Add(ref sum, local);
            Interlocked.Increment(ref ended);
        });
        Assert.That(sum == 3 && begun == ended, "All of them.");
        return Task.CompletedTask;
    }

    public Task For_CancelledBefore_Throws() => Task.Run(() =>
    {
        var cancelled = new CancellationToken(true);
        try
        {
            Parallel.For(0, 2, new ParallelOptions { CancellationToken = cancelled }, _ => Assert.That(false, "No round runs."));
            Assert.That(false, "Thrown.");
        }
        catch (OperationCanceledException e)
        {
            Assert.That(e.CancellationToken == cancelled, "Its token.");
        }
    });

    public Task For_CancelledByARound_Throws()
    {
        using var source = new CancellationTokenSource();
        try
        {
            Parallel.For(0, 2, new ParallelOptions { CancellationToken = source.Token }, _ => source.Cancel());
            Assert.That(false, "Thrown.");
        }
        catch (OperationCanceledException e)
        {
            Assert.That(e.CancellationToken == source.Token, "Its token.");
        }
        return Task.CompletedTask;
    }

    public Task ForEach_GivesItemsAndTheirPlaces()
    {
        var seen = new string[2];
        ParallelLoopResult result = Parallel.ForEach(new List<string> { "a", "b" }, (item, _, place) => seen[place] = item);
        Assert.That(seen is ["a", "b"] && result.IsCompleted, "In their places.");
        return Task.CompletedTask;
    }

    public Task ForEach_OfAnIterator_RunsEachOnce()
    {
        static IEnumerable<int> Numbers()
        {
            yield return 1;
            yield return 2;
        }
        int sum = 0;
        Parallel.ForEach(Numbers(), n => Interlocked.Add(ref sum, n));
        Assert.That(sum == 3, "Both.");
        return Task.CompletedTask;
    }

    public Task ForEach_OfNull_IsWrong() => Task.Run(() =>
    {
        try
        {
            Parallel.ForEach((int[])null!, _ => { });
            Assert.That(false, "Thrown.");
        }
        catch (ArgumentNullException e)
        {
            Assert.That(e.ParamName == "source", "The source.");
        }
    });

    public Task Invoke_RunsAll_AndThrowsTogether()
    {
        int ran = 0;
        try
        {
            Parallel.Invoke(() => throw new InvalidOperationException(), () => Interlocked.Increment(ref ran), () => throw new FormatException());
            Assert.That(false, "Thrown.");
        }
        catch (AggregateException e)
        {
            Assert.That(ran == 1 && e.InnerExceptions.Count == 2, "All ran.");
        }
        return Task.CompletedTask;
    }

    public Task Invoke_OfNull_IsWrong() => Task.Run(() =>
    {
        try
        {
            Parallel.Invoke(() => { }, null!);
            Assert.That(false, "Thrown.");
        }
        catch (ArgumentException)
        {
            // As promised.
        }
    });

    public async Task ForEachAsync_RunsEachRoundOnce()
    {
        int sum = 0;
        await Parallel.ForEachAsync([1, 2], async (n, _) =>
        {
            await Task.Yield();
            Interlocked.Add(ref sum, n);
        });
        Assert.That(sum == 3, "Both.");
    }

    public async Task ForEachAsync_OfOneHelper_GoesInOrder()
    {
        var order = new List<int>();
        await Parallel.ForEachAsync([1, 2, 3], new ParallelOptions { MaxDegreeOfParallelism = 1 }, (n, _) =>
        {
            order.Add(n);
            return ValueTask.CompletedTask;
        });
        Assert.That(order is [1, 2, 3], "In order.");
    }

    public async Task ForEachAsync_ARoundThatThrows_CancelsTheOthers()
    {
        try
        {
            await Parallel.ForEachAsync([1, 2], async (n, token) =>
            {
                if (n == 1)
                    throw new InvalidOperationException();
                await Task.Delay(Timeout.Infinite, token);
            });
            Assert.That(false, "Thrown.");
        }
        catch (InvalidOperationException)
        {
            // The first one.
        }
    }

    public async Task ForEachAsync_Cancelled_IsCancelled()
    {
        using var source = new CancellationTokenSource();
        Task loop = Parallel.ForEachAsync([1], source.Token, async (_, token) =>
        {
            source.Cancel();
            await Task.Delay(Timeout.Infinite, token);
        });
        try
        {
            await loop;
            Assert.That(false, "Thrown.");
        }
        catch (OperationCanceledException)
        {
            Assert.That(loop.IsCanceled, "Cancelled.");
        }
    }

    public async Task ForEachAsync_OfNothing_IsComplete() => await Parallel.ForEachAsync(Array.Empty<int>(), (_, _) => throw new InvalidOperationException());

    public async Task ForAsync_GoesFromOneNumberToTheOther()
    {
        int sum = 0;
        await Parallel.ForAsync(1, 3, (n, _) =>
        {
            Interlocked.Add(ref sum, n);
            return default;
        });
        Assert.That(sum == 3, "One and two.");
    }
}
