namespace Interleave.Surface.Calls;

public static partial class ThreadCalls
{
    // Hints to a host, which .NET has not had since .NET Framework.
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
