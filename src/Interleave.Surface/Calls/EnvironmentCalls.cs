namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="Environment"/>: one thread of the system runs many threads of the program.</summary>
[Replaces(typeof(Environment))]
public static class EnvironmentCalls
{
    public static int get_CurrentManagedThreadId() =>
        Controller.Current is { } controller
            ? ThreadCalls.get_ManagedThreadId(controller.CurrentThread)
            : Environment.CurrentManagedThreadId;
}
