namespace Interleave.Messaging.Scenarios;

/// <summary>Mailboxes of one post office.</summary>
public sealed class MailboxScenarios
{
    private static readonly Address Box = new("here", "box");

    private static (PostOffice, Mailbox<int>) Make(int capacity = MailboxOptions.Unbounded)
    {
        var office = new PostOffice("here", new PostOfficeOptions { Serializer = new NumberSerializer() });
        return (office, office.Allocate<int>(Box.Mailbox, new MailboxOptions { Capacity = capacity }));
    }

    /// <summary>S1 before S2: what was done before a message was sent has been done where it is received.</summary>
    public void OrdersTwoSteps()
    {
        (PostOffice office, Mailbox<int> box) = Make();
        int first = 0;
        Together.Run(
            () =>
            {
                first = 1;
                office.Send(1, Box);
            },
            () =>
            {
                box.Receive();
                Expect.That(first == 1, "Expected S1 before S2.");
            });
    }

    /// <summary>An acknowledged send: what was done before a message was received has been done when it is acknowledged.</summary>
    public async Task Acknowledged()
    {
        (PostOffice office, Mailbox<int> box) = Make();
        int before = 0;
        await Together.RunAsync(
            async () =>
            {
                await office.SendAndWaitAsync(1, Box);
                Expect.That(before == 1, "Expected the receiver to have come so far.");
            },
            async () =>
            {
                before = 1;
                await box.ReceiveAsync();
            });
    }

    /// <summary>Two senders and a receiver, with room for one message.</summary>
    public async Task RoomForOne()
    {
        (PostOffice office, Mailbox<int> box) = Make(capacity: 1);
        int sum = 0;
        await Together.RunAsync(
            async () => await office.SendAsync(1, Box),
            async () => await office.SendAsync(2, Box),
            async () =>
            {
                for (int i = 0; i < 2; i++)
                    sum += (await box.ReceiveAsync()).Message;
            });
        Expect.That(sum == 3 && box.Count == 0, "Expected each message once.");
    }

    /// <summary>One sender's messages keep their order where it has to wait for room.</summary>
    public async Task InOrder()
    {
        (PostOffice office, Mailbox<int> box) = Make(capacity: 1);
        await Together.RunAsync(
            async () =>
            {
                for (int i = 1; i <= 2; i++)
                    await office.SendAsync(i, Box);
            },
            async () =>
            {
                for (int i = 1; i <= 2; i++)
                    Expect.That((await box.ReceiveAsync()).Message == i, "Expected the messages in order.");
            });
    }

    /// <summary>Without room, sender and receiver meet: each sees what the other did before.</summary>
    public async Task Meeting()
    {
        (PostOffice office, Mailbox<int> box) = Make(capacity: 0);
        int sender = 0, receiver = 0;
        await Together.RunAsync(
            async () =>
            {
                sender = 1;
                await office.SendAsync(7, Box);
                Expect.That(receiver == 1, "Expected what the receiver did before.");
            },
            async () =>
            {
                receiver = 1;
                Expect.That((await box.ReceiveAsync()).Message == 7 && sender == 1, "Expected the message and what the sender did before.");
            });
    }

    /// <summary>Two receivers, each of which wants another message.</summary>
    public async Task Selectively()
    {
        (PostOffice office, Mailbox<int> box) = Make();
        await Together.RunAsync(
            async () => Expect.That((await box.ReceiveAsync(r => r.Message == 1)).Message == 1, "Expected the message that was wanted."),
            async () => Expect.That((await box.ReceiveAsync(r => r.Message == 2)).Message == 2, "Expected the message that was wanted."),
            async () =>
            {
                await office.SendAsync(2, Box);
                await office.SendAsync(1, Box);
            });
        Expect.That(box.Count == 0, "Expected none left.");
    }

    /// <summary>A receiver gives up while a message is sent: the message is with it or in the mailbox.</summary>
    public async Task AReceiverIsCancelled()
    {
        (PostOffice office, Mailbox<int> box) = Make();
        using var source = new CancellationTokenSource();
        bool received = false;
        await Together.RunAsync(
            async () => received = await Done.OfAsync(box.ReceiveAsync(source.Token)),
            async () => await office.SendAsync(1, Box),
            () =>
            {
                source.Cancel();
                return Task.CompletedTask;
            });
        Expect.That(box.Count == (received ? 0 : 1), "Expected the message once.");
    }

    /// <summary>A sender takes its message back while it is received: one of both.</summary>
    public async Task ASenderIsCancelled()
    {
        (PostOffice office, Mailbox<int> box) = Make(capacity: 0);
        using var source = new CancellationTokenSource();
        bool sent = false, received = false;
        await Together.RunAsync(
            async () => sent = await Done.OfAsync(office.SendAsync(1, Box, token: source.Token)),
            () =>
            {
                received = box.TryReceive(out _);
                return Task.CompletedTask;
            },
            () =>
            {
                source.Cancel();
                return Task.CompletedTask;
            });
        Expect.That(sent == received, "Expected it to be received, or taken back.");
    }

    /// <summary>A mailbox is freed while one sends and one receives: each is served or told.</summary>
    public async Task FreedMeanwhile()
    {
        (PostOffice office, Mailbox<int> box) = Make(capacity: 0);
        bool sent = false, received = false;
        await Together.RunAsync(
            async () => sent = await Done.OfAsync(office.SendAsync(1, Box)),
            async () => received = await Done.OfAsync(box.ReceiveAsync()),
            () =>
            {
                box.Free();
                return Task.CompletedTask;
            });
        Expect.That(sent == received, "Expected both or neither.");
    }

    /// <summary>Time runs out for a sender while somebody looks for a message.</summary>
    public async Task TimeIsUp()
    {
        (PostOffice office, Mailbox<int> box) = Make(capacity: 0);
        bool sent = false, received = false;
        await Together.RunAsync(
            async () => sent = await office.TrySendAsync(1, Box, Expect.AWhile),
            () =>
            {
                received = box.TryReceive(out _);
                return Task.CompletedTask;
            });
        Expect.That(sent == received, "Expected both or neither.");
    }
}
