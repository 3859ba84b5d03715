namespace Interleave.Surface.Calls;

/// <remarks>Hints to a host that .NET has not had since it left .NET Framework.</remarks>
public static partial class ThreadCalls
{
    public static void BeginCriticalRegion()
    {
        if (Controller.Current is null)
            Thread.BeginCriticalRegion();
    }

    public static void EndCriticalRegion()
    {
        if (Controller.Current is null)
            Thread.EndCriticalRegion();
    }

    public static void BeginThreadAffinity()
    {
        if (Controller.Current is null)
            Thread.BeginThreadAffinity();
    }

    public static void EndThreadAffinity()
    {
        if (Controller.Current is null)
            Thread.EndThreadAffinity();
    }

    public static void DisableComObjectEagerCleanup(Thread target)
    {
        if (Controller.Current is { } controller)
            Guard.Receiver(controller, target);
        else
            target.DisableComObjectEagerCleanup();
    }
}
