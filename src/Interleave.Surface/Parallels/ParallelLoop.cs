using System.Runtime.CompilerServices;
using Interleave.Surface.Calls;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Parallels;

/// <summary>
/// A loop whose rounds run in parallel. Each is a task of its own: whatever the framework lets one worker do one after
/// the other, several might do, and the other way round nothing is lost but who the thread is.
/// </summary>
/// <remarks>The caller runs the rounds itself, in order, only when it may have no helper: <c>MaxDegreeOfParallelism</c> is 1.</remarks>
internal sealed class ParallelLoop : IIdentified
{
    /// <summary>More rounds at once than anybody explores, which would only take all memory.</summary>
    private const int MostRounds = 1000;

    private static readonly ConditionalWeakTable<ParallelLoopState, ParallelLoop> Loops = [];

    private readonly Controller _controller;
    private readonly ParallelOptions? _options;
    private readonly SemaphoreSlim? _places;

    /// <param name="controller">The controller.</param>
    /// <param name="count">How many rounds there are.</param>
    /// <param name="options">The options, if there are any.</param>
    /// <param name="first">The number of the first round, as the program counts.</param>
    public ParallelLoop(Controller controller, long count, ParallelOptions? options, long first = 0)
    {
        (_controller, _options, First) = (controller, options, first);
        if (count > (IsInOrder ? int.MaxValue : MostRounds))
            controller.Refuse($"a parallel loop of more than {MostRounds} rounds");
        Count = (int)count;
        Identity = Surface.Identity.Construct(0, this);
        controller.Operate(this, Operation.LoopCreate, 0);
        if (Most > 1 && Most < count)
            _places = SemaphoreSlimCalls.New(Most);
    }

    public int Identity { get; set; }

    public int Slots => 0;

    public int Count { get; }

    /// <summary>Whether a round that throws keeps none from running: those of <see cref="Parallel.Invoke(Action[])"/>.</summary>
    public bool RunsAll { get; init; }

    /// <summary>Whether the rounds run one after the other.</summary>
    public bool IsInOrder => Most == 1;

    public long First { get; }

    private int Most => _options?.MaxDegreeOfParallelism ?? -1;

    private CancellationToken Token => _options?.CancellationToken ?? default;

    /// <summary>Runs all rounds that are to be run, and throws what they have thrown.</summary>
    /// <param name="round">Runs the round with a number.</param>
    /// <param name="code">What the rounds are of, for reports.</param>
    public void Run(Action<int> round, Delegate code)
    {
        Cancellable.Throw(_controller, Token);
        List<Exception> failures = IsInOrder ? RunHere(round) : RunAside(round, code);
        if (_controller.Abandoned)
            return;
        bool isCancelled = Token.CanBeCanceled && Cancellable.IsRequested(_controller, Token);
        if (isCancelled && failures.TrueForAll(f => f is OperationCanceledException cancelled && cancelled.CancellationToken == Token))
            throw new OperationCanceledException("The operation was canceled.", Token);
        if (failures.Count > 0)
            throw new AggregateException(failures);
    }

    /// <summary>What a round is given with which it can end the loop.</summary>
    public ParallelLoopState NewState(int round)
    {
        var state = (ParallelLoopState)RuntimeHelpers.GetUninitializedObject(typeof(ParallelLoopState));
        Loops.Add(state, this);
        Rounds.Add(state, new StrongBox<int>(round));
        return state;
    }

    private static readonly ConditionalWeakTable<ParallelLoopState, StrongBox<int>> Rounds = [];

    /// <summary>The loop that a round was given the state of, and the round.</summary>
    public static ParallelLoop Of(ParallelLoopState state, out int round)
    {
        round = Rounds.GetValue(state, static _ => throw new InvalidOperationException("The state is of no loop under control.")).Value;
        return Loops.GetValue(state, static _ => throw new InvalidOperationException("The state is of no loop under control."));
    }

    public long Operate(Operation operation, long argument = 0) => _controller.Operate(this, operation, argument);

    public bool IsCancelled => Cancellable.IsRequested(_controller, Token);

    private List<Exception> RunHere(Action<int> round)
    {
        var failures = new List<Exception>();
        for (int i = 0; i < Count && !_controller.Abandoned && (RunsAll || failures.Count == 0); i++)
        {
            try
            {
                RunRound(round, i);
            }
            catch (Exception e) when (!_controller.Abandoned)
            {
                failures.Add(e);
            }
        }
        return failures;
    }

    private List<Exception> RunAside(Action<int> round, Delegate code)
    {
        var rounds = new Task[Count];
        for (int i = 0; i < Count; i++)
        {
            int number = i;
            rounds[i] = DelegateTask.New(_controller, () => RunInPlace(round, number), options: TaskCreationOptions.DenyChildAttach);
            ((ControlledTask)RealTask.State(rounds[i])!).Code = code;
            DelegateTask.Started(_controller, rounds[i], _options?.TaskScheduler);
        }
        var failures = new List<Exception>();
        foreach (Task task in rounds)
        {
            ControlledTask.Wait(_controller, task, Timeout.Infinite);
            if (_controller.Abandoned)
                return failures;
            if (task.Exception is { } failure)
                failures.AddRange(failure.InnerExceptions);
        }
        return failures;
    }

    /// <summary>Runs a round when there is a place for it, if not all may run at once.</summary>
    private void RunInPlace(Action<int> round, int number)
    {
        if (_places is null)
        {
            RunRound(round, number);
            return;
        }
        SemaphoreSlimCalls.Wait(_places);
        try
        {
            RunRound(round, number);
        }
        finally
        {
            if (!_controller.Abandoned)
                SemaphoreSlimCalls.Release(_places);
        }
    }

    private void RunRound(Action<int> round, int number)
    {
        if (Operate(Operation.LoopEnter, number) == 0 || (Token.CanBeCanceled && IsCancelled) || _controller.Abandoned)
            return;
        try
        {
            round(number);
        }
        catch (Exception) when (!_controller.Abandoned && !RunsAll)
        {
            Operate(Operation.LoopFail);
            throw;
        }
    }
}
