namespace Interleave.Messaging.Scenarios;

/// <summary>Connections to a mailbox of the same post office.</summary>
public sealed class ConnectionScenarios
{
    private static readonly Address Box = new("here", "box");

    private static async Task<(Connection<int>, Mailbox<int>)> MakeAsync(int capacity)
    {
        var office = new PostOffice("here", new PostOfficeOptions { Serializer = new NumberSerializer() });
        Mailbox<int> box = office.Allocate<int>(Box.Mailbox, new MailboxOptions { Capacity = capacity });
        return (await office.ConnectAsync<int>(Box), box);
    }

    /// <summary>Two messages with room for one, in order; completed when both are received.</summary>
    public async Task InOrder()
    {
        (Connection<int> connection, Mailbox<int> box) = await MakeAsync(capacity: 1);
        int received = 0;
        await Together.RunAsync(
            async () =>
            {
                for (int i = 1; i <= 2; i++)
                    await connection.SendAsync(i);
                await connection.CompleteAsync();
                Expect.That(Volatile.Read(ref received) >= 1, "Expected all to have been received.");
            },
            async () =>
            {
                for (int i = 1; i <= 2; i++)
                {
                    Expect.That((await box.ReceiveAsync()).Message == i, "Expected the messages in order.");
                    Volatile.Write(ref received, i);
                }
            });
    }

    /// <summary>Without room, who sends waits for who receives.</summary>
    public async Task Meeting()
    {
        (Connection<int> connection, Mailbox<int> box) = await MakeAsync(capacity: 0);
        int receiver = 0;
        await Together.RunAsync(
            async () =>
            {
                await connection.SendAsync(1);
                Expect.That(receiver == 1, "Expected what the receiver did before.");
            },
            async () =>
            {
                receiver = 1;
                await box.ReceiveAsync();
            });
    }

    /// <summary>The mailbox is freed meanwhile: the connection is completed, or its sender told.</summary>
    public async Task FreedMeanwhile()
    {
        (Connection<int> connection, Mailbox<int> box) = await MakeAsync(capacity: 1);
        bool completed = false, received = false;
        await Together.RunAsync(
            async () => completed = await Done.OfAsync(connection.SendAsync(1)) && await Done.OfAsync(connection.CompleteAsync()),
            () =>
            {
                received = box.TryReceive(out _);
                box.Free();
                return Task.CompletedTask;
            });
        Expect.That(completed == received, "Expected an error if the message was not received.");
    }
}
