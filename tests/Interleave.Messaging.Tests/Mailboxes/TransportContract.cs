using Interleave.Messaging.Transports;
using Xunit;

namespace Interleave.Messaging.Tests.Mailboxes;

/// <summary>What holds of every transport besides: its processes come and go.</summary>
public abstract class TransportContract : MailboxContract
{
    protected ITransport Transport { get; set; } = null!;

    protected abstract ValueTask<ITransport> MakeTransportAsync();

    protected override Task<PostOffice> OpenAsync(string process) => PostOffice.OpenAsync(process, Transport, MessageOptions.Orders);

    public override async ValueTask InitializeAsync()
    {
        Transport = await MakeTransportAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Transport.DisposeAsync();
    }

    [Fact]
    public async Task Owner_Dead_IsAnErrorOfItsSenders()
    {
        Mailbox<int> box = Owner.Allocate<int>("one", new MailboxOptions { Capacity = 1 });
        Mailbox<int> other = Owner.Allocate<int>("other");
        await Sender.SendAsync(1, box.Address);
        Connection<int> connection = await Sender.ConnectAsync<int>(other.Address);
        await connection.SendAsync(1);
        Task waits = Sender.SendAsync(2, box.Address).AsTask();

        await Owner.DisposeAsync();

        // It frees its mailboxes on the way, so the one or the other is told.
        Assert.Contains((await Assert.ThrowsAsync<UndeliveredException>(() => waits)).Reason, new[] { UndeliveredReason.Freed, UndeliveredReason.OwnerDied });
        Assert.Contains(await ReasonAsync(() => connection.CompleteAsync()), new[] { UndeliveredReason.Freed, UndeliveredReason.OwnerDied });
        Assert.Contains(await ReasonAsync(() => Sender.SendAsync(3, box.Address)), new[] { UndeliveredReason.NoSuchProcess, UndeliveredReason.OwnerDied });
    }

    [Fact]
    public async Task Owner_StartedAgain_IsReached()
    {
        using (Mailbox<int> box = Owner.Allocate<int>("one"))
            await Sender.SendAsync(1, box.Address);
        await Owner.DisposeAsync();
        await Assert.ThrowsAsync<UndeliveredException>(async () => await Sender.SendAsync(2, new Address("owner", "one")));

        await using PostOffice again = await OpenAsync("owner");
        using Mailbox<int> one = again.Allocate<int>("one");
        await Sender.SendAsync(3, one.Address);

        Assert.Equal(3, (await one.ReceiveAsync(TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public async Task Name_InUse_IsRefused() =>
        await Assert.ThrowsAsync<IOException>(() => OpenAsync("owner"));

    [Fact]
    public async Task Senders_AtOnce_LoseAndDoubleNothing()
    {
        using Mailbox<int> box = Owner.Allocate<int>("numbers", new MailboxOptions { Capacity = 16 });
        await using PostOffice third = await OpenAsync("third");
        PostOffice[] offices = [Owner, Sender, third];
        Task[] sends = [.. Enumerable.Range(0, 9).Select(i => Task.Run(async () =>
        {
            for (int k = 0; k < 50; k++)
                await offices[i % 3].SendAsync(i * 50 + k, box.Address);
        }))];
        var seen = new HashSet<int>();
        int[] last = new int[9];
        for (int i = 0; i < 450; i++)
        {
            int number = (await box.ReceiveAsync(TestContext.Current.CancellationToken)).Message;
            Assert.True(seen.Add(number));
            Assert.True(number >= last[number / 50], "One sender's messages in order.");
            last[number / 50] = number;
        }
        await Task.WhenAll(sends).WaitAsync(Long, TestContext.Current.CancellationToken);
        Assert.False(box.TryReceive(out _));
    }
}
