namespace Interleave;

/// <summary>
/// Marks that a program leaves around a critical section so that the checker can compute mutual
/// exclusion, overtaking and order from the execution itself. They do nothing when the program is not
/// being checked, and are no synchronization when it is.
/// </summary>
/// <remarks>Thread-safe.</remarks>
public static class Section
{
    /// <summary>The calling thread begins to ask for the section.</summary>
    public static void Request() => Surface.Controller.Current?.Mark(Surface.MarkKind.Request);

    /// <summary>The calling thread has passed the doorway of a first-come-first-served algorithm.</summary>
    public static void Doorway() => Surface.Controller.Current?.Mark(Surface.MarkKind.Doorway);

    /// <summary>The calling thread is inside.</summary>
    public static void Enter() => Surface.Controller.Current?.Mark(Surface.MarkKind.Enter);

    /// <summary>The calling thread leaves.</summary>
    public static void Exit() => Surface.Controller.Current?.Mark(Surface.MarkKind.Exit);
}
