namespace Interleave.Surface;

/// <summary>A waiting loop inside of a call that the surface stands in for.</summary>
internal readonly ref struct SurfaceLoop
{
    /// <summary>The numbers of such loops; those of rewritten code are positive.</summary>
    public const int SpinLock = -1, SpinUntil = -2, Yield = -3;

    private readonly Controller _controller;
    private readonly int _loop;
    private readonly nint _frame;

    public unsafe SurfaceLoop(Controller controller, int loop)
    {
        byte here = 0;
        (_controller, _loop, _frame) = (controller, loop, (nint)(&here));
        controller.LoopEnter(loop, _frame, 0);
    }

    /// <summary>The loop goes round.</summary>
    public void Back() => _controller.LoopBack(_loop, _frame, 0);

    /// <summary>What such a loop is called where one of rewritten code has its place in the source.</summary>
    public static string Name(int loop) => loop switch
    {
        SpinLock => "SpinLock.Enter",
        SpinUntil => "SpinWait.SpinUntil",
        _ => "await Task.Yield",
    };
}
