using Xunit;

namespace Interleave.Messaging.Tests.Mailboxes;

/// <summary>What holds of mailboxes wherever their senders are: the same tests for each way there is from a sender to an owner.</summary>
public abstract class MailboxContract : IAsyncLifetime
{
    /// <summary>So long that only an error lets it run out.</summary>
    protected static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    /// <summary>The post office that owns the mailboxes.</summary>
    protected PostOffice Owner { get; private set; } = null!;

    /// <summary>The post office that sends.</summary>
    protected PostOffice Sender { get; private set; } = null!;

    private CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A post office that reaches the others, or the same one where there is only one.</summary>
    protected abstract Task<PostOffice> OpenAsync(string process);

    public virtual async ValueTask InitializeAsync()
    {
        Owner = await OpenAsync("owner");
        Sender = await OpenAsync("sender");
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Sender.DisposeAsync();
        await Owner.DisposeAsync();
    }

    [Fact]
    public async Task Message_Sent_IsReceivedAsACopyWithItsSender()
    {
        using Mailbox<Order> orders = Owner.Allocate<Order>("orders");
        using Mailbox<Order> answers = Sender.Allocate<Order>("answers");
        var order = new Order(1, ["tea"]);

        await Sender.SendAsync(order, orders.Address, answers.Address);
        order.Items.Add("milk");
        Received<Order> received = await orders.ReceiveAsync(Token);

        Assert.Equal(["tea"], received.Message.Items);
        Assert.Equal(answers.Address, received.Sender);
        await Owner.SendAsync(received.Message, received.Sender);
        Assert.Equal(new Address(Owner.Process), (await answers.ReceiveAsync(Token)).Sender);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(1_000)]
    [InlineData(65_536)]
    [InlineData(2_000_000)]
    public async Task Bytes_OfAnyLength_ArriveAsTheyAre(int length)
    {
        using Mailbox<byte[]> box = Owner.Allocate<byte[]>("bytes");
        byte[] bytes = new byte[length];
        new Random(1).NextBytes(bytes);

        await Sender.SendAsync(bytes, box.Address);

        Assert.Equal(bytes, (await box.ReceiveAsync(Token)).Message);
    }

    [Fact]
    public async Task Messages_OfOneSender_KeepTheirOrder()
    {
        using Mailbox<int> box = Owner.Allocate<int>("numbers");
        for (int i = 0; i < 200; i++)
            await Sender.SendAsync(i, box.Address);
        for (int i = 0; i < 200; i++)
            Assert.Equal(i, (await box.ReceiveAsync(Token)).Message);
    }

    [Fact]
    public async Task Process_NamedDirectly_ReceivesWithoutAMailboxsName()
    {
        using Mailbox<int> box = Owner.AllocateDirect<int>();

        await Sender.SendAsync(3, new Address(Owner.Process));

        Assert.Equal(3, (await box.ReceiveFromAsync(new Address(Sender.Process), Token)).Message);
    }

    [Fact]
    public async Task Receive_Selectively_LeavesTheOthers()
    {
        using Mailbox<int> box = Owner.Allocate<int>("numbers");
        using Mailbox<int> mine = Sender.Allocate<int>("mine");
        Task<Received<int>> waits = box.ReceiveAsync(r => r.Message == 3, Token).AsTask();
        Task<Received<int>> fromMine = box.ReceiveFromAsync(mine.Address, Token).AsTask();
        for (int i = 1; i <= 4; i++)
            await Sender.SendAsync(i, box.Address);
        await Sender.SendAsync(5, box.Address, mine.Address);

        Assert.Equal(3, (await waits).Message);
        Assert.Equal(5, (await fromMine).Message);
        Assert.Equal(2, (await box.ReceiveAsync(r => r.Message % 2 == 0, Token)).Message);
        Assert.True(box.TryReceive(out Received<int> first) && first.Message == 1);
        Assert.False(box.TryReceive(out _, r => r.Message < 4));
        Assert.True(box.TryReceive(out first) && first.Message == 4);
        Assert.False(box.TryReceive(out _));
    }

    [Fact]
    public async Task Bounded_WhenFull_LetsItsSendersWait()
    {
        using Mailbox<int> box = Owner.Allocate<int>("two", new MailboxOptions { Capacity = 2 });
        Assert.True(await Sender.TrySendAsync(1, box.Address));
        Assert.True(await Sender.TrySendAsync(2, box.Address));
        Assert.False(await Sender.TrySendAsync(3, box.Address));
        Assert.False(await Sender.TrySendAsync(3, box.Address, TimeSpan.FromMilliseconds(1)));
        Task third = Sender.SendAsync(3, box.Address).AsTask();
        Assert.False(third.IsCompleted);

        Assert.Equal(1, (await box.ReceiveAsync(Token)).Message);
        await third.WaitAsync(Long, Token);

        Assert.Equal(2, box.Count);
        Assert.Equal(2, (await box.ReceiveAsync(Token)).Message);
        Assert.Equal(3, (await box.ReceiveAsync(Token)).Message);
    }

    [Fact]
    public async Task Rendezvous_SenderWaitsForReceiver()
    {
        using Mailbox<int> box = Owner.Allocate<int>("none", new MailboxOptions { Capacity = 0 });
        Assert.False(await Sender.TrySendAsync(1, box.Address));
        Task sends = Sender.SendAsync(2, box.Address).AsTask();
        Assert.False(sends.IsCompleted);
        Assert.Equal(2, (await box.ReceiveAsync(Token)).Message);
        await sends.WaitAsync(Long, Token);

        Task<Received<int>> receives = box.ReceiveAsync(Token).AsTask();
        Assert.True(await Sender.TrySendAsync(3, box.Address));
        Assert.Equal(3, (await receives).Message);
    }

    [Fact]
    public async Task SendAndWait_IsDoneWhenTheMessageIsReceived()
    {
        using Mailbox<int> box = Owner.Allocate<int>("numbers");
        Task sends = Sender.SendAndWaitAsync(1, box.Address).AsTask();
        Received<int> received = await box.ReceiveAsync(Token);
        await sends.WaitAsync(Long, Token);

        Task second = Sender.SendAndWaitAsync(2, box.Address).AsTask();
        await Sender.SendAsync(3, box.Address);
        Assert.False(second.IsCompleted);
        Assert.Equal(1, received.Message);
    }

    [Fact]
    public async Task Send_Cancelled_IsTakenBack()
    {
        using Mailbox<int> box = Owner.Allocate<int>("one", new MailboxOptions { Capacity = 1 });
        await Sender.SendAsync(1, box.Address);
        using var source = new CancellationTokenSource();
        Task second = Sender.SendAsync(2, box.Address, token: source.Token).AsTask();
        Task third = Sender.SendAsync(3, box.Address).AsTask();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(1, (await box.ReceiveAsync(Token)).Message);
        Assert.Equal(3, (await box.ReceiveAsync(Token)).Message);
        await third;
        Assert.False(box.TryReceive(out _));
    }

    [Fact]
    public async Task Receive_CancelledOrLate_TakesNothing()
    {
        using Mailbox<int> box = Owner.Allocate<int>("numbers");
        using var source = new CancellationTokenSource();
        Task<Received<int>> cancelled = box.ReceiveAsync(source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Null(await box.TryReceiveAsync(TimeSpan.FromMilliseconds(1), token: Token));
        Assert.False(box.TryReceive(TimeSpan.FromMilliseconds(1), out _));

        await Sender.SendAsync(1, box.Address);

        Assert.Equal(1, Assert.NotNull(await box.TryReceiveAsync(Long, token: Token)).Message);
    }

    [Fact]
    public async Task Receive_Blocking_WaitsForAMessage()
    {
        using Mailbox<int> box = Owner.Allocate<int>("numbers");
        Task<int> receives = Task.Run(() => box.Receive(Token).Message);

        await Task.Run(() => Sender.Send(4, box.Address));

        Assert.Equal(4, await receives.WaitAsync(Long, Token));
    }

    [Fact]
    public async Task Freed_IsAnErrorOfEveryoneWhoWaits()
    {
        Mailbox<int> box = Owner.Allocate<int>("one", new MailboxOptions { Capacity = 1 });
        await Sender.SendAsync(1, box.Address);
        Task sends = Sender.SendAsync(2, box.Address).AsTask();
        Task waits = Sender.SendAndWaitAsync(3, box.Address).AsTask();
        await Sender.TrySendAsync(4, box.Address);
        Mailbox<int> empty = Owner.Allocate<int>("empty");
        Task receives = empty.ReceiveAsync(Token).AsTask();

        box.Free();
        empty.Free();
        empty.Free();

        Assert.Equal(UndeliveredReason.Freed, (await Assert.ThrowsAsync<UndeliveredException>(() => sends)).Reason);
        Assert.Equal(UndeliveredReason.Freed, (await Assert.ThrowsAsync<UndeliveredException>(() => waits)).Reason);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => receives);
        Assert.Equal(UndeliveredReason.NoSuchMailbox, await ReasonAsync(() => Sender.SendAsync(4, box.Address)));
        Assert.Throws<ObjectDisposedException>(() => box.TryReceive(out _));
        using Mailbox<int> again = Owner.Allocate<int>("one");
        await Sender.SendAsync(5, again.Address);
    }

    [Fact]
    public async Task Unknown_IsAnErrorOfItsSender()
    {
        Assert.Equal(UndeliveredReason.NoSuchMailbox, await ReasonAsync(() => Sender.SendAsync(1, new Address(Owner.Process, "nowhere"))));
        Assert.Equal(UndeliveredReason.NoSuchMailbox, await ReasonAsync(async () => await Sender.ConnectAsync<int>(new Address(Owner.Process, "nowhere"))));
        Assert.Equal(UndeliveredReason.NoSuchProcess, await ReasonAsync(() => Sender.SendAsync(1, new Address("nobody", "nowhere"))));
    }

    [Fact]
    public async Task Unreadable_IsAnErrorOfItsSender()
    {
        using Mailbox<Order> box = Owner.Allocate<Order>("orders");

        Assert.Equal(UndeliveredReason.Unreadable, await ReasonAsync(() => Sender.SendAsync("no order", box.Address)));

        await Sender.SendAsync(new Order(1, []), box.Address);
        Assert.Equal(1, (await box.ReceiveAsync(Token)).Message.Number);
    }

    [Fact]
    public async Task Allocate_TheSameNameTwice_IsRefused()
    {
        using Mailbox<int> box = Owner.Allocate<int>("one");

        Assert.Throws<InvalidOperationException>(() => Owner.Allocate<int>("one"));
        using Mailbox<int> unnamed = Owner.AllocateUnnamed<int>(), other = Owner.AllocateUnnamed<int>();
        Assert.NotEqual(unnamed.Address, other.Address);
        await Assert.ThrowsAsync<ArgumentException>(async () => await Sender.TrySendAsync(1, box.Address, from: new Address("somebody else")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(MailboxOptions.Unbounded)]
    public async Task Connection_CarriesAStreamInOrder(int capacity)
    {
        using Mailbox<int> box = Owner.Allocate<int>("stream", new MailboxOptions { Capacity = capacity });
        Connection<int> connection = await Sender.ConnectAsync<int>(box.Address);
        const int Count = 1_000;
        Task sends = Task.Run(async () =>
        {
            for (int i = 0; i < Count; i++)
                await connection.SendAsync(i);
            await connection.CompleteAsync();
        });

        for (int i = 0; i < Count; i++)
            Assert.Equal(i, (await box.ReceiveAsync(Token)).Message);

        await sends.WaitAsync(Long, Token);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await connection.SendAsync(1));
    }

    [Fact]
    public async Task Connection_ToAFreedMailbox_IsAnError()
    {
        Mailbox<int> box = Owner.Allocate<int>("stream", new MailboxOptions { Capacity = 4 });
        await using Connection<int> connection = await Sender.ConnectAsync<int>(box.Address);
        for (int i = 0; i < 4; i++)
            await connection.SendAsync(i);
        Task fifth = connection.SendAsync(5).AsTask();
        Assert.Equal(0, (await box.ReceiveAsync(Token)).Message);
        Assert.Equal(1, (await box.ReceiveAsync(Token)).Message);
        await fifth.WaitAsync(Long, Token);

        box.Free();

        Assert.Equal(UndeliveredReason.Freed, await ReasonAsync(() => connection.CompleteAsync()));
    }

    [Fact]
    public async Task Multicast_ReachesEveryMemberThatIsThere()
    {
        Mailbox<int>[] boxes = [Owner.Allocate<int>("a"), Owner.Allocate<int>("b"), Owner.Allocate<int>("c")];
        await using var group = new Multicast<int>(Sender);
        foreach (Mailbox<int> box in boxes)
            await group.AddAsync(box.Address);
        await group.SendAsync(1);
        foreach (Mailbox<int> box in boxes)
            Assert.Equal(1, (await box.ReceiveAsync(Token)).Message);

        await group.RemoveAsync(boxes[0].Address);
        boxes[1].Free();
        var gone = new List<Address>();
        while (gone.Count == 0)
        {
            try
            {
                await group.SendAsync(2);
            }
            catch (MulticastException failure)
            {
                gone.AddRange(failure.Gone.Select(g => g.To));
            }
            Assert.Equal(2, (await boxes[2].ReceiveAsync(Token)).Message);
        }

        Assert.Equal([boxes[1].Address], gone);
        Assert.Equal([boxes[2].Address], group.Members);
        Assert.False(boxes[0].TryReceive(out _));
        boxes[0].Free();
        boxes[2].Free();
    }

    [Fact]
    public async Task TwoWayLink_CarriesBothWays()
    {
        using Mailbox<string> door = Owner.Allocate<string>("door");
        Task<TwoWayLink<string, int>> opens = TwoWayLink<string, int>.OpenAsync(Sender, door.Address);
        await using TwoWayLink<int, string> there = await TwoWayLink<int, string>.AcceptAsync(Owner, await door.ReceiveAsync(Token));
        await using TwoWayLink<string, int> here = await opens;

        await here.SendAsync("one");
        Assert.Equal("one", await there.ReceiveAsync(Token));
        await there.SendAsync(1);
        Assert.Equal(1, await here.ReceiveAsync(Token));
    }

    [Fact]
    public async Task Pipe_CarriesBytesUntilItIsEnded()
    {
        Mailbox<byte[]> box = Owner.Allocate<byte[]>("pipe", new MailboxOptions { Capacity = 4 });
        await using Stream reads = box.AsStream();
        byte[] sent = new byte[100_000];
        new Random(2).NextBytes(sent);
        Stream writes = (await Sender.ConnectAsync<byte[]>(box.Address)).AsStream();
        Task writing = Task.Run(async () =>
        {
            for (int i = 0; i < sent.Length; i += 1_000)
                await writes.WriteAsync(sent.AsMemory(i, 1_000));
            await writes.DisposeAsync();
        });

        var read = new MemoryStream();
        await reads.CopyToAsync(read, 777, Token);

        Assert.Equal(sent, read.ToArray());
        await writing.WaitAsync(Long, Token);
    }

    protected static async Task<UndeliveredReason> ReasonAsync(Func<ValueTask> sends) =>
        (await Assert.ThrowsAsync<UndeliveredException>(async () => await sends())).Reason;

    protected static async Task<UndeliveredReason> ReasonAsync<T>(Func<Task<T>> connects) =>
        (await Assert.ThrowsAsync<UndeliveredException>(async () => await connects())).Reason;
}
