using System.Collections.Concurrent;

namespace SampleCode.ConnectionPool;

/// <summary>Has at most so many connections open, each used by one request at a time.</summary>
public sealed class ForgivingPool(int size)
{
    readonly SemaphoreSlim free = new(size);
    readonly ConcurrentQueue<Connection> idle = new();

    public async Task<Connection> RentAsync(CancellationToken token)
    {
        await free.WaitAsync(token);
        if (idle.TryDequeue(out Connection? connection))
            return connection;
        try
        {
            return await Connection.OpenAsync(token);
        }
        catch
        {
            free.Release();
            throw;
        }
    }

    public void Return(Connection connection)
    {
        idle.Enqueue(connection);
        free.Release();
    }
}
