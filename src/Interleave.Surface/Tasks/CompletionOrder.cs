namespace Interleave.Surface.Tasks;

/// <summary>Tasks in the order in which they complete.</summary>
internal sealed class CompletionOrder<TTask> : IAsyncEnumerable<TTask>
    where TTask : Task
{
    private readonly Controller _controller;
    private readonly Promise<TTask>[] _places;
    private readonly ControlledTask _count;

    public CompletionOrder(Controller controller, IEnumerable<TTask> tasks)
    {
        _controller = controller;
        TTask[] all = [.. tasks.Distinct()];
        Combined.Check(all);
        _places = [.. all.Select(_ => new Promise<TTask>(controller))];
        _count = ControlledTask.Make(controller, new TaskCompletionSource().Task, all.Length);
        foreach (TTask task in all)
            Promise<TTask>.Then(controller, task, () => Complete(task));
    }

    public IAsyncEnumerator<TTask> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new Enumerator(this, cancellationToken);

    private void Complete(TTask task)
    {
        int left = (int)_controller.Operate(_count, Operation.TaskArrive, 0);
        if (!_controller.Abandoned)
            _places[_places.Length - 1 - left].SetResult(task);
    }

    private sealed class Enumerator(CompletionOrder<TTask> order, CancellationToken token) : IAsyncEnumerator<TTask>
    {
        private int _next;

        public TTask Current { get; private set; } = null!;

        public ValueTask<bool> MoveNextAsync()
        {
            Controller controller = order._controller;
            if (_next == order._places.Length)
                return new ValueTask<bool>(false);
            Task<TTask> place = order._places[_next++].Task;
            var moved = new Promise<bool>(controller);
            moved.CancelWith(token);
            Promise<bool>.Then(controller, place, () =>
            {
                Current = place.Result;
                moved.SetResult(true);
            });
            return new ValueTask<bool>(moved.Task);
        }

        public ValueTask DisposeAsync() => default;
    }
}
