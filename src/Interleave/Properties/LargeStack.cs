using Interleave.Executing;

namespace Interleave.Properties;

/// <summary>Runs searches on a thread with room for the program's own calls.</summary>
internal static class LargeStack
{
    /// <summary>What <paramref name="search"/> returns; it throws nothing.</summary>
    public static T Run<T>(Func<T> search)
    {
        T result = default!;
        var thread = new Thread(() => result = search(), Execution.StackSize);
        thread.Start();
        thread.Join();
        return result;
    }
}
