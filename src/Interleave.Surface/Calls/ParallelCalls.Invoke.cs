using Interleave.Surface.Parallels;

namespace Interleave.Surface.Calls;

/// <summary>Actions side by side.</summary>
public static partial class ParallelCalls
{
    public static void Invoke(params Action[] actions)
    {
        if (Controller.Current is { } controller)
            Invoke(controller, null, actions);
        else
            Parallel.Invoke(actions);
    }

    public static void Invoke(ParallelOptions parallelOptions, params Action[] actions)
    {
        if (Controller.Current is { } controller)
            Invoke(controller, Options(controller, parallelOptions), actions);
        else
            Parallel.Invoke(parallelOptions, actions);
    }

    private static void Invoke(Controller controller, ParallelOptions? options, Action[] actions)
    {
        Guard.Argument(controller, actions);
        Action[] taken = [.. actions];
        if (Array.IndexOf(taken, null) >= 0)
            throw new ArgumentException("One of the actions was null.");
        if (taken.Length > 0)
            new ParallelLoop(controller, taken.Length, options) { RunsAll = true }.Run(round => taken[round](), taken[0]);
    }
}
