using Interleave.Messaging.Reliable;

namespace Interleave.Messaging.Scenarios;

/// <summary>
/// Two machines and a link between them that may do to packets and acknowledgements what it likes, a number of times: what happens next is a
/// choice, so that all of it is explored.
/// </summary>
/// <param name="sender">The sending machine.</param>
/// <param name="receiver">The receiving machine.</param>
/// <param name="keepsOrder">Whether nothing overtakes.</param>
/// <param name="faults">How often something may be lost or doubled, or time may run out although something is on the way.</param>
/// <param name="choose">Gives one of the numbers below another one.</param>
sealed class FaultyLink(ISendingSide<int> sender, IReceivingSide<int> receiver, bool keepsOrder, int faults, Func<int, int> choose)
{
    private readonly List<Packet<int>> _packets = [];
    private readonly List<long> _acknowledgements = [];
    private readonly List<int> _delivered = [];
    private readonly int _mostFaults = faults;
    private int _faults = faults;

    /// <summary>Sends so many messages and expects each of them to arrive once, in order.</summary>
    public void Carry(int messages)
    {
        int sent = 0, again = 0;
        while (true)
        {
            while (sent < messages && sender.CanSend)
                _packets.Add(sender.Send(++sent));
            if (sent == messages && sender.IsDone)
                break;
            // What is on the way still matters: it may come later, twice, or never.
            if (_packets.Count + _acknowledgements.Count == 0)
            {
                // Once more for each fault, and no more: without one, something gets on.
                Expect.That(++again <= _mostFaults, "Expected the protocol to get on.");
                sender.AddUnacknowledged(_packets);
            }
            else
                Step();
        }
        // What is still on the way arrives, too, and changes nothing.
        foreach (Packet<int> late in _packets)
            receiver.Receive(late, _delivered);
        Expect.That(_delivered.Count == messages, $"Expected {messages} messages, got {_delivered.Count}.");
        for (int i = 0; i < messages; i++)
            Expect.That(_delivered[i] == i + 1, "Expected each message once, in order.");
    }

    // The fate of one packet or acknowledgement; or time runs out although something is on the way.
    private void Step()
    {
        int packets = keepsOrder ? Math.Min(1, _packets.Count) : _packets.Count;
        int acknowledgements = keepsOrder ? Math.Min(1, _acknowledgements.Count) : _acknowledgements.Count;
        int which = packets + acknowledgements, fates = _faults > 0 ? 3 : 1;
        int choice = choose(which * fates + (_faults > 0 ? 1 : 0));
        if (choice == which * fates)
        {
            _faults--;
            sender.AddUnacknowledged(_packets);
            return;
        }
        int fate = choice / which, index = choice % which;
        bool isLost = fate == 1, stays = fate == 2;
        if (fate != 0)
            _faults--;
        if (index < packets)
            Arrive(index, isLost, stays);
        else
            ArriveBack(index - packets, isLost, stays);
    }

    private void Arrive(int index, bool isLost, bool stays)
    {
        Packet<int> packet = _packets[index];
        if (!stays)
            _packets.RemoveAt(index);
        if (!isLost)
            _acknowledgements.Add(receiver.Receive(packet, _delivered));
    }

    private void ArriveBack(int index, bool isLost, bool stays)
    {
        long acknowledgement = _acknowledgements[index];
        if (!stays)
            _acknowledgements.RemoveAt(index);
        if (!isLost)
            sender.Acknowledge(acknowledgement);
    }
}
