using System.Collections.Concurrent;

namespace SampleCode.LoadingCache;

/// <summary>Keeps users that have been loaded.</summary>
public sealed class UserCache(Func<int, Task<User>> load)
{
    readonly ConcurrentDictionary<int, User> users = new();

    public async Task<User> GetAsync(int id)
    {
        if (users.TryGetValue(id, out User? user))
            return user;
        user = await load(id);
        users[id] = user;
        return user;
    }
}
