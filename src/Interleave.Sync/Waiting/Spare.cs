namespace Interleave.Sync.Waiting;

/// <summary>An object that each thread keeps for the next time: one is enough where what takes it gives it back soon.</summary>
/// <typeparam name="T">What is kept.</typeparam>
internal static class Spare<T>
    where T : class, new()
{
    [ThreadStatic]
    private static T? t_one;

    public static T Take()
    {
        T one = t_one ?? new T();
        t_one = null;
        return one;
    }

    public static void Keep(T one) => t_one = one;
}
