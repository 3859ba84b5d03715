namespace Interleave.Samples.ConnectionPool;

/// <summary>What takes long to open and is used again.</summary>
public sealed class Connection
{
    int users;

    public static async Task<Connection> OpenAsync(CancellationToken token)
    {
        await Task.Yield();
        token.ThrowIfCancellationRequested();
        return new Connection();
    }

    public async Task QueryAsync()
    {
        Assert.Equal(1, Interlocked.Increment(ref users));
        await Task.Yield();
        Interlocked.Decrement(ref users);
    }
}
