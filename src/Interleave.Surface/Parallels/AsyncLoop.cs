using Interleave.Surface.Calls;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Parallels;

/// <summary>A loop whose rounds are asynchronous and run in parallel. Each begins on a thread of the pool.</summary>
internal sealed class AsyncLoop<T>
{
    private readonly Controller _controller;
    private readonly LoopItems<T> _items;
    private readonly Func<T, CancellationToken, ValueTask> _body;
    private readonly ParallelLoop _loop;
    private readonly CancellationToken _token;
    private readonly CancellationTokenSource _cancellation;
    private readonly SemaphoreSlim? _places;
    private readonly Promise<TaskCalls.Nothing> _end;
    private readonly Task[] _rounds;

    private AsyncLoop(Controller controller, LoopItems<T> items, ParallelOptions options, Func<T, CancellationToken, ValueTask> body)
    {
        (_controller, _items, _body, _token) = (controller, items, body, options.CancellationToken);
        _loop = new ParallelLoop(controller, items.Count, null);
        _cancellation = CancellationTokenSourceCalls.CreateLinkedTokenSource(_token);
        _end = new Promise<TaskCalls.Nothing>(controller, items.Count);
        _rounds = new Task[items.Count];
        if (options.MaxDegreeOfParallelism is > 1 and var most && most < items.Count)
            _places = SemaphoreSlimCalls.New(most);
    }

    /// <summary>Runs all rounds that are to be run; the task ends when they have.</summary>
    public static Task Run(Controller controller, IEnumerable<T> source, ParallelOptions options, Func<T, CancellationToken, ValueTask> body)
    {
        if (Cancellable.IsRequested(controller, options.CancellationToken))
            return Task.FromCanceled(options.CancellationToken);
        if (!Schedulers.IsPool(options.TaskScheduler))
            controller.Refuse("Parallel.ForEachAsync with a scheduler of one's own");
        var loop = new AsyncLoop<T>(controller, new LoopItems<T>(source, "Parallel.ForEachAsync"), options, body);
        if (loop._rounds.Length == 0)
            loop.End();
        else if (options.MaxDegreeOfParallelism == 1)
            loop.BeginInTurn(0);
        else
            for (int i = 0; i < loop._rounds.Length && !controller.Abandoned; i++)
                loop.Begin(i, static () => { });
        return loop._end.Task;
    }

    /// <summary>One round after the other.</summary>
    private void BeginInTurn(int round) => Begin(round, () =>
    {
        if (round + 1 < _rounds.Length)
            BeginInTurn(round + 1);
    });

    private void Begin(int round, Action then)
    {
        _rounds[round] = TaskCalls.Run(() => Round(round));
        Promise<TaskCalls.Nothing>.Then(_controller, _rounds[round], () =>
        {
            if (_places is not null)
                SemaphoreSlimCalls.Release(_places);
            if (!_rounds[round].IsCompletedSuccessfully)
            {
                _loop.Operate(Operation.LoopFail);
                CancellationTokenSourceCalls.Cancel(_cancellation);
            }
            int missing = _end.Arrive();
            if (_controller.Abandoned)
                return;
            then();
            if (missing == 0)
                End();
        });
    }

    private Task Round(int round)
    {
        if (_places is not null)
            SemaphoreSlimCalls.Wait(_places);
        CancellationToken token = CancellationTokenSourceCalls.get_Token(_cancellation);
        if (_loop.Operate(Operation.LoopEnter, round) == 0 || Cancellable.IsRequested(_controller, token) || _controller.Abandoned)
            return Task.CompletedTask;
        return ValueTaskCalls.AsTask(_body(_items[round], token));
    }

    /// <summary>As in .NET, what the rounds have failed with counts for nothing once the loop is cancelled from outside.</summary>
    private void End()
    {
        Exception[] failures = [.. _rounds.Where(r => !r.IsCompletedSuccessfully).SelectMany(Failures)];
        if (Cancellable.IsRequested(_controller, _token))
            _end.SetCancelled(_token);
        else if (failures.Length > 0)
            _end.SetExceptions(failures);
        else
            _end.SetResult(default!);
    }

    private static IEnumerable<Exception> Failures(Task round) =>
        round.Exception is { } failure ? failure.InnerExceptions : [new TaskCanceledException(round)];
}
