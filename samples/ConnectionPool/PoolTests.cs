namespace SampleCode.ConnectionPool;

/// <summary>A request whose client hangs up, and one after it, with a single connection.</summary>
public sealed class PoolTests
{
    public Task Pool_ClientHangsUp_NextRequestIsServed()
    {
        var pool = new Pool(size: 1);
        return ClientHangsUp(pool.RentAsync, pool.Return);
    }

    public Task ForgivingPool_ClientHangsUp_NextRequestIsServed()
    {
        var pool = new ForgivingPool(size: 1);
        return ClientHangsUp(pool.RentAsync, pool.Return);
    }

    static async Task ClientHangsUp(Func<CancellationToken, Task<Connection>> rent, Action<Connection> giveBack)
    {
        using var client = new CancellationTokenSource();
        Task request = Task.Run(async () => giveBack(await rent(client.Token)));
        client.Cancel();
        try
        {
            await request;
        }
        catch (OperationCanceledException)
        {
        }

        giveBack(await rent(CancellationToken.None));
    }
}
