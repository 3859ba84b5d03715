namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="AsyncLocal{T}"/>: its values flow with the execution context, which is kept for each thread.</summary>
[Replaces(typeof(AsyncLocal<>))]
public static class AsyncLocalCalls
{
    public static AsyncLocal<T> New<T>() => new();

    /// <summary>The runtime would call the handler whenever control goes from one thread to another.</summary>
    public static AsyncLocal<T> New<T>(Action<AsyncLocalValueChangedArgs<T>>? valueChangedHandler)
    {
        Controller.Current?.Refuse("an AsyncLocal with a handler that is called when its value changes");
        return new AsyncLocal<T>(valueChangedHandler);
    }
}
