using TapeAllocator;

namespace Interleave.Messaging.Scenarios.TapeAllocator;

/// <summary>Never has a drive two owners, none is lost when its user dies, and every request is answered.</summary>
public sealed class TapeScenarios
{
    private const string Granted = "granted 1 drive-1";
    private readonly Users _users = new();
    private readonly TapeServer _server;

    public TapeScenarios() => _server = new TapeServer(1, _users);

    /// <summary>Two ask for the one drive: one gets it, one is rejected.</summary>
    public void TwoUsersOneDrive()
    {
        string ann = "", bob = "";
        _users.Run(_server, () => ann = _users.Ask("ann", "request"), () => bob = _users.Ask("bob", "request"));
        Expect.That((ann == "rejected" && bob == Granted) || (bob == "rejected" && ann == Granted), "Expected one to get it.");
        Expect.That(_server.Owners[0] == (ann == Granted ? "ann" : "bob"), "Expected the owner to be the one who was told.");
    }

    /// <summary>One returns it while another asks.</summary>
    public void ReturnMeetsARequest()
    {
        string ann = "", bob = "";
        _users.Run(
            _server,
            () =>
            {
                if (_users.Ask("ann", "request") == Granted)
                    ann = _users.Ask("ann", "return 1");
            },
            () => bob = _users.Ask("bob", "request"));
        Expect.That(ann is "" or "returned 1", "Expected it to be taken back.");
        Expect.That(bob is "rejected" or Granted, "Expected an answer.");
        Expect.That(_server.Owners[0] == (bob == Granted ? "bob" : null), "Expected it to be with the other, or free.");
    }

    /// <summary>A user dies at any moment after it has asked, while another asks: the drive comes back.</summary>
    public void DeathMeetsARequest()
    {
        string bob = "";
        _users.Run(
            _server,
            () =>
            {
                _users.Say("ann", "request");
                _users.Die("ann");
            },
            () => bob = _users.Ask("bob", "request"));
        Expect.That(_server.Owners[0] == (bob == Granted ? "bob" : null), "Expected a dead user's drive to come back.");
        Expect.That(_users.Mounted == (bob == Granted ? 1 : 0), "Expected nothing to be handled for a dead user.");
    }

    /// <summary>The server hears of a user's death before it hears its request: the user has nothing in the end.</summary>
    public void RequestOfTheDead()
    {
        string bob = "";
        _users.Run(
            _server,
            () =>
            {
                _users.Die("ann");
                _users.Drop("ann", "request");
            },
            () => bob = _users.Ask("bob", "request"));
        Expect.That(bob == Granted && _server.Owners[0] == "bob", "Expected the living to get it.");
    }

    /// <summary>A user may not return what is another's.</summary>
    public void NotItsOwn()
    {
        string bob = "";
        _users.Run(_server, () => _users.Ask("ann", "request"), () => bob = _users.Ask("bob", "return 1"));
        Expect.That(bob == "rejected" && _server.Owners[0] == "ann", "Expected the owner to keep it.");
    }

    /// <summary>A user may not return what there is not; what is no message is ignored.</summary>
    public void NotThere()
    {
        string ann = "";
        _users.Run(
            _server,
            () =>
            {
                _users.Ask("ann", "request");
                ann = _users.Ask("ann", "return 2");
            },
            () => _users.Drop("bob", "give me all"));
        Expect.That(ann == "rejected" && _server.Owners[0] == "ann", "Expected the drive to stay with its owner.");
    }
}
