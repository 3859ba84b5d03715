namespace SampleCode.LoadingCache;

/// <summary>Two requests for the same user.</summary>
public sealed class UserCacheTests
{
    int loads;

    public Task UserCache_TwoRequests_LoadOnce() => TwoRequests(new UserCache(LoadAsync).GetAsync);

    public Task SingleFlightUserCache_TwoRequests_LoadOnce() => TwoRequests(new SingleFlightUserCache(LoadAsync).GetAsync);

    async Task TwoRequests(Func<int, Task<User>> get)
    {
        User[] users = await Task.WhenAll(Task.Run(() => get(7)), Task.Run(() => get(7)));

        Assert.Equal(1, loads);
        Assert.Equal(users[0], users[1]);
    }

    Task<User> LoadAsync(int id)
    {
        Interlocked.Increment(ref loads);
        return Task.FromResult(new User(id));
    }
}
