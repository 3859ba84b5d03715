namespace Interleave.Sync.Scenarios;

public sealed class RendezvousChannelScenarios
{
    /// <summary>One sends, one receives: each sees what the other did before.</summary>
    public void OneValue()
    {
        var channel = new RendezvousChannel<int>();
        int sender = 0, receiver = 0;
        Together.Run(
            () =>
            {
                sender = 1;
                channel.Send(7);
                Expect.That(receiver == 1, "Expected what the receiver did before.");
            },
            () =>
            {
                receiver = 1;
                Expect.That(channel.Receive() == 7 && sender == 1, "Expected the value and what the sender did before.");
            });
    }

    /// <summary>Two senders, and one that receives from both.</summary>
    public void TwoSenders()
    {
        var channel = new RendezvousChannel<int>();
        int sum = 0;
        Together.Run(() => channel.Send(1), () => channel.Send(2), () => sum = channel.Receive() + channel.Receive());
        Expect.That(sum == 3, "Expected each value once.");
        Expect.That(!channel.TryReceive(out _) && !channel.TrySend(0), "Expected nobody left.");
    }

    /// <summary>Both give up after a while: the value is sent and received, or neither.</summary>
    public void BothGiveUp()
    {
        var channel = new RendezvousChannel<int>();
        bool sent = false, received = false;
        int value = 0;
        Together.Run(() => sent = channel.TrySend(7, Expect.AWhile), () => received = channel.TryReceive(out value, Expect.AWhile));
        Expect.That(sent == received, "Expected both or neither.");
        Expect.That(!received || value == 7, "Expected the value.");
    }

    /// <summary>A sender is cancelled when a receiver comes.</summary>
    public void TheSenderIsCancelled()
    {
        var channel = new RendezvousChannel<int>();
        using var source = new CancellationTokenSource();
        bool sent = true, received = false;
        Together.Run(
            () =>
            {
                try
                {
                    channel.Send(7, source.Token);
                }
                catch (OperationCanceledException)
                {
                    sent = false;
                }
            },
            () => received = channel.TryReceive(out _),
            () => source.Cancel());
        Expect.That(sent == received, "Expected both or neither.");
    }

    /// <summary>Asynchronous code and a thread meet.</summary>
    public async Task ATaskAndAThread()
    {
        var channel = new RendezvousChannel<int>();
        var other = new RendezvousChannel<int>();
        Task<int> receives = Receive();
        Together.Run(() => channel.Send(3), () => Expect.That(other.Receive() == 4, "Expected what was sent back."));
        Expect.That(await receives == 3, "Expected the value.");

        async Task<int> Receive()
        {
            int value = await channel.ReceiveAsync();
            await other.SendAsync(4);
            return value;
        }
    }

    /// <summary>Asynchronous code waits twice in a row: the second wait knows nothing of the first.</summary>
    public async Task TwoValuesAsync()
    {
        var channel = new RendezvousChannel<int>();
        await Together.RunAsync(
            async () =>
            {
                await channel.SendAsync(1);
                await channel.SendAsync(2);
            },
            async () =>
            {
                Expect.That(await channel.ReceiveAsync() == 1, "Expected the first value.");
                Expect.That(await channel.ReceiveAsync() == 2, "Expected the second value.");
            });
    }

    /// <summary>A receiver is cancelled while a value is sent: the value is not lost.</summary>
    public async Task AReceiverIsCancelledAsync()
    {
        var channel = new RendezvousChannel<int>();
        using var source = new CancellationTokenSource();
        Task<bool> receives = Receive();
        bool sent = false;
        Together.Run(() => sent = channel.TrySend(7), () => source.Cancel());
        Expect.That(await receives == sent, "Expected both or neither.");

        async Task<bool> Receive()
        {
            try
            {
                return await channel.ReceiveAsync(source.Token) == 7;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }
}

public sealed class AlternationScenarios
{
    /// <summary>One receives from either of two, twice.</summary>
    public void EitherOfTwo()
    {
        var a = new RendezvousChannel<int>();
        var b = new RendezvousChannel<int>();
        int sum = 0;
        Together.Run(() => a.Send(1), () => b.Send(2), () =>
        {
            var fromA = new ReceiveGuard<int>(a);
            var fromB = new ReceiveGuard<int>(b);
            var either = new Alternation(fromA, fromB);
            for (int i = 0; i < 2; i++)
                sum += either.Select() == 0 ? fromA.Value : fromB.Value;
        });
        Expect.That(sum == 3, "Expected each value once.");
    }

    /// <summary>One sends or receives: exactly one of both is done, and the other partner gives up.</summary>
    public void SendOrReceive()
    {
        var a = new RendezvousChannel<int>();
        var b = new RendezvousChannel<int>();
        int chosen = -1;
        bool received = false, sent = false;
        Together.Run(
            () => received = a.TryReceive(out _, Expect.AWhile),
            () => sent = b.TrySend(2, Expect.AWhile),
            () =>
            {
                var toA = new SendGuard<int>(a) { Value = 1 };
                var fromB = new ReceiveGuard<int>(b);
                chosen = new Alternation(toA, fromB).TrySelect(Expect.AWhile);
            });
        Expect.That(received == (chosen == 0) && sent == (chosen == 1), "Expected one to be done, or none.");
    }

    /// <summary>One chooses for a while, one sends for a while: both are done or neither.</summary>
    public void BothGiveUp()
    {
        var a = new RendezvousChannel<int>();
        var fromA = new ReceiveGuard<int>(a);
        int chosen = -1;
        bool sent = false;
        Together.Run(() => chosen = new Alternation(fromA).TrySelect(Expect.AWhile), () => sent = a.TrySend(7, Expect.AWhile));
        Expect.That(sent == (chosen == 0), "Expected both or neither.");
        Expect.That(!sent || fromA.Value == 7, "Expected the value.");
        Expect.That(!a.TrySend(8), "Expected nobody left.");
    }

    /// <summary>Two that name the same channels the other way round meet on one of them.</summary>
    public void TwoAlternations()
    {
        var a = new RendezvousChannel<int>();
        var b = new RendezvousChannel<int>();
        int first = -1, second = -1;
        Together.Run(
            () => first = new Alternation(new SendGuard<int>(a) { Value = 1 }, new ReceiveGuard<int>(b)).Select(),
            () => second = new Alternation(new SendGuard<int>(b) { Value = 2 }, new ReceiveGuard<int>(a)).Select());
        Expect.That(first + second == 1, "Expected one to send what the other receives.");
    }

    /// <summary>What nobody waits for is not done, and what is closed is not either.</summary>
    public void DefaultAndClosed()
    {
        var a = new RendezvousChannel<int>();
        var b = new RendezvousChannel<int>();
        int chosen = -1;
        bool sentA = false;
        Together.Run(() => b.Send(2), () => sentA = a.TrySend(1), () =>
        {
            var fromB = new ReceiveGuard<int>(b);
            var either = new Alternation(new ReceiveGuard<int>(a) { IsOpen = false }, fromB);
            chosen = either.TrySelect();
            if (chosen < 0)
                Expect.That(either.Select() == 1 && fromB.Value == 2, "Expected the one that is open.");
        });
        Expect.That(chosen != 0 && !sentA, "Expected nobody to meet at what is closed.");
    }

    /// <summary>Each has its turn when both can be done always.</summary>
    public void EachHasItsTurn()
    {
        var a = new RendezvousChannel<int>();
        var b = new RendezvousChannel<int>();
        ValueTask[] sends = [a.SendAsync(1), a.SendAsync(1), b.SendAsync(2), b.SendAsync(2)];
        var fair = new Alternation(new ReceiveGuard<int>(a), new ReceiveGuard<int>(b));
        Expect.That(fair.Select() == 0 && fair.Select() == 1, "Expected one of each.");
        var inOrder = new Alternation(inOrder: true, new ReceiveGuard<int>(a), new ReceiveGuard<int>(b));
        Expect.That(inOrder.Select() == 0 && inOrder.Select() == 1 && inOrder.TrySelect() == -1, "Expected those that were left, in order.");
        Expect.That(sends.All(s => s.IsCompletedSuccessfully), "Expected all to have been received.");
    }

    /// <summary>Asynchronous code chooses; its time is up while a partner comes.</summary>
    public async Task TimeIsUpAsync()
    {
        var a = new RendezvousChannel<int>();
        var b = new RendezvousChannel<int>();
        var fromB = new ReceiveGuard<int>(b);
        ValueTask<int> chooses = new Alternation(new SendGuard<int>(a), fromB).TrySelectAsync(Expect.AWhile);
        bool sent = b.TrySend(5);
        int chosen = await chooses;
        Expect.That(sent == (chosen == 1) && (!sent || fromB.Value == 5), "Expected both or neither.");
        Expect.That(!a.TryReceive(out _), "Expected the other offer to be withdrawn.");
    }
}
