using System.Collections.Concurrent;

namespace SampleCode.LoadingCache;

/// <summary>Keeps users from the moment on when somebody begins to load them.</summary>
public sealed class SingleFlightUserCache(Func<int, Task<User>> load)
{
    readonly ConcurrentDictionary<int, Lazy<Task<User>>> users = new();

    // The dictionary may make several of these, and keeps one; only that one is asked for its value.
    public Task<User> GetAsync(int id) => users.GetOrAdd(id, key => new Lazy<Task<User>>(() => load(key))).Value;
}
