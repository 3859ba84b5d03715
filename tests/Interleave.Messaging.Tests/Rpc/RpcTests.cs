using Interleave.Messaging.Reliable;
using Interleave.Messaging.Rpc;
using Interleave.Messaging.Transports;
using Xunit;

namespace Interleave.Messaging.Tests.Rpc;

public interface IShop
{
    Task<int> AddAsync(int a, int b);

    ValueTask<Order> DoubleAsync(Order order, CancellationToken token = default);

    Task FailAsync(string message);

    ValueTask CountAsync();

    Task WaitAsync(CancellationToken token);
}

public sealed class RpcTests : IAsyncDisposable
{
    private readonly Shop _shop = new();
    private readonly List<IAsyncDisposable> _opened = [];

    public async ValueTask DisposeAsync()
    {
        for (int i = _opened.Count - 1; i >= 0; i--)
            await _opened[i].DisposeAsync();
    }

    [Fact]
    public async Task Call_ReturnsWhatTheServiceReturns()
    {
        IShop shop = (await OpenAsync(new InProcessTransport())).Service;

        Assert.Equal(5, await shop.AddAsync(2, 3));
        Assert.Equal(["tea", "tea"], (await shop.DoubleAsync(new Order(1, ["tea"]))).Items);
        await shop.CountAsync();
        int[] sums = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => shop.AddAsync(i, i)));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => 2 * i), sums);
    }

    [Fact]
    public async Task Exception_KeepsItsTypeAndMessage()
    {
        IShop shop = (await OpenAsync(new InProcessTransport())).Service;

        RemoteException thrown = await Assert.ThrowsAsync<RemoteException>(() => shop.FailAsync("sold out"));

        Assert.Equal(("System.InvalidOperationException", "sold out"), (thrown.RemoteType, thrown.Message));
        Assert.Equal(2, await shop.AddAsync(1, 1));
    }

    [Fact]
    public async Task Cancellation_ReachesTheServer()
    {
        IShop shop = (await OpenAsync(new InProcessTransport())).Service;
        using var source = new CancellationTokenSource();
        Task waits = shop.WaitAsync(source.Token);
        await _shop.Waiting.Task;

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
        await _shop.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Deadline_EndsTheCallAtBothEnds()
    {
        IShop shop = (await OpenAsync(new InProcessTransport(), TimeSpan.FromMilliseconds(50))).Service;

        await Assert.ThrowsAsync<TimeoutException>(() => shop.WaitAsync(CancellationToken.None));
        await _shop.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Server_Ended_FailsTheCallsInFlightOnly()
    {
        var transport = new InProcessTransport();
        RpcClient<IShop> client = await OpenAsync(transport);
        PostOffice office = (PostOffice)_opened[0];
        Assert.Equal(3, await client.Service.AddAsync(1, 2));
        Task waits = client.Service.WaitAsync(CancellationToken.None);
        await _shop.Waiting.Task;

        await office.DisposeAsync();

        await Assert.ThrowsAsync<UndeliveredException>(() => waits);
        await using PostOffice again = await PostOffice.OpenAsync("server", transport, MessageOptions.Orders);
        await using RpcServer server = RpcServer.Start<IShop>(again, "shop", new Shop());
        Assert.Equal(3, await client.Service.AddAsync(1, 2));
    }

    [Fact]
    public async Task Calls_OverAnUnreliableLink_RunOnce()
    {
        var transport = new ReliableTransport(new UnreliableTransport(new InProcessTransport(), new RandomFaults(3, 0.3)), new ReliableOptions { Patience = TimeSpan.FromMilliseconds(2) });
        IShop shop = (await OpenAsync(transport)).Service;

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => shop.CountAsync().AsTask()));

        Assert.Equal(100, _shop.Count);
    }

    [Fact]
    public async Task Nobody_There_IsAnError()
    {
        await using PostOffice office = await PostOffice.OpenAsync("client", new InProcessTransport(), MessageOptions.Orders);
        await using var client = new RpcClient<IShop>(office, new Address("server", "shop"));

        Assert.Equal(UndeliveredReason.NoSuchProcess, (await Assert.ThrowsAsync<UndeliveredException>(() => client.Service.AddAsync(1, 2))).Reason);
    }

    [Fact]
    public async Task Garbage_ToAServer_IsIgnored()
    {
        RpcClient<IShop> client = await OpenAsync(new InProcessTransport());
        PostOffice office = (PostOffice)_opened[2];
        var random = new Random(1);
        for (int i = 0; i < 200; i++)
        {
            byte[] bytes = new byte[random.Next(30)];
            random.NextBytes(bytes);
            if (bytes.Length > 0)
                bytes[0] %= 7;
            await office.SendAsync(bytes, new Address("server", "shop"));
        }

        Assert.Equal(3, await client.Service.AddAsync(1, 2));
    }

    [Fact]
    public void Interface_ThatCannotBeCalled_IsRefused()
    {
        var office = new PostOffice("here", MessageOptions.Orders);

        Assert.Contains("must return Task", Assert.Throws<NotSupportedException>(() => RpcServer.Start(office, "list", (IComparable)1)).Message, StringComparison.Ordinal);
    }

    // The server's post office, the server, the client's post office, the client.
    private async Task<RpcClient<IShop>> OpenAsync(ITransport transport, TimeSpan? deadline = null)
    {
        PostOffice there = await PostOffice.OpenAsync("server", transport, MessageOptions.Orders);
        _opened.Add(there);
        RpcServer server = RpcServer.Start<IShop>(there, "shop", _shop);
        _opened.Add(server);
        PostOffice here = await PostOffice.OpenAsync("client", transport, MessageOptions.Orders);
        _opened.Add(here);
        var client = new RpcClient<IShop>(here, server.Address, deadline);
        _opened.Add(client);
        return client;
    }

    private sealed class Shop : IShop
    {
        private int _count;

        public int Count => _count;

        public TaskCompletionSource Waiting { get; } = new();

        public TaskCompletionSource Cancelled { get; } = new();

        public Task<int> AddAsync(int a, int b) => Task.FromResult(a + b);

        public ValueTask<Order> DoubleAsync(Order order, CancellationToken token) => ValueTask.FromResult(order with { Items = [.. order.Items, .. order.Items] });

        public Task FailAsync(string message) => throw new InvalidOperationException(message);

        public ValueTask CountAsync()
        {
            Interlocked.Increment(ref _count);
            return default;
        }

        public async Task WaitAsync(CancellationToken token)
        {
            Waiting.TrySetResult();
            using CancellationTokenRegistration cancelled = token.Register(() => Cancelled.TrySetResult());
            await Task.Delay(Timeout.Infinite, token);
        }
    }
}
