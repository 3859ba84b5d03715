using TapeAllocator;

namespace Interleave.Messaging.Scenarios.TapeAllocator;

/// <summary>Never has a drive two owners, none is lost when its user dies, and every request is answered.</summary>
public sealed class TapeScenarios
{
    /// <summary>Two ask for the one drive: one gets it, one is rejected.</summary>
    public async Task TwoUsersOneDrive()
    {
        var users = new Users();
        var server = new TapeServer(1, users);
        Task serves = server.RunAsync();
        Task<string> ann = Task.Run(() => users.Ask("ann", "request")), bob = Task.Run(() => users.Ask("bob", "request"));
        string first = await ann, second = await bob;
        Expect.That((first == "rejected") != (second == "rejected"), "Expected one to get it.");
        await EndAsync(users, serves);
        Expect.That(server.Owners[0] == (first == "rejected" ? "bob" : "ann"), "Expected the owner to be the one who was told.");
    }

    /// <summary>One returns it while another asks.</summary>
    public async Task ReturnMeetsARequest()
    {
        var users = new Users();
        var server = new TapeServer(1, users);
        Task serves = server.RunAsync();
        Expect.That(await users.Ask("ann", "request") == "granted 1 drive-1", "Expected the drive.");
        Task<string> ann = Task.Run(() => users.Ask("ann", "return 1")), bob = Task.Run(() => users.Ask("bob", "request"));
        Expect.That(await ann == "returned 1", "Expected it to be taken back.");
        Expect.That(await bob is "rejected" or "granted 1 drive-1", "Expected an answer.");
        await EndAsync(users, serves);
        Expect.That(server.Owners[0] != "ann", "Expected it to be taken back.");
    }

    /// <summary>A user dies at any moment after it has asked, while another asks: the drive comes back.</summary>
    public async Task DeathMeetsARequest()
    {
        var users = new Users();
        var server = new TapeServer(1, users);
        Task serves = server.RunAsync();
        _ = users.Ask("ann", "request");
        Task dies = Task.Run(() => users.Die("ann"));
        string bob = await users.Ask("bob", "request");
        await dies;
        await EndAsync(users, serves);
        Expect.That(server.Owners[0] == (bob == "rejected" ? null : "bob"), "Expected a dead user's drive to come back.");
        Expect.That(users.Mounted == (bob == "rejected" ? 0 : 1), "Expected nothing to be handled for a dead user.");
    }

    /// <summary>A user that has died is told of before its request is there: it has nothing in the end.</summary>
    public async Task RequestOfTheDead()
    {
        var users = new Users();
        var server = new TapeServer(1, users);
        Task serves = server.RunAsync();
        users.Die("ann");
        users.Say("ann", "request");
        Expect.That(await users.Ask("bob", "request") == "granted 1 drive-1", "Expected the drive.");
        await EndAsync(users, serves);
    }

    /// <summary>A user may not return what is another's, nor what there is not; what is no message is ignored.</summary>
    public async Task NotItsOwn()
    {
        var users = new Users();
        var server = new TapeServer(1, users);
        Task serves = server.RunAsync();
        Expect.That(await users.Ask("ann", "request") == "granted 1 drive-1", "Expected the drive.");
        users.Say("bob", "give me all");
        Task<string> bob = Task.Run(() => users.Ask("bob", "return 1")), ann = Task.Run(() => users.Ask("ann", "return 2"));
        Expect.That(await bob == "rejected" && await ann == "rejected", "Expected both to be rejected.");
        await EndAsync(users, serves);
        Expect.That(server.Owners[0] == "ann", "Expected the owner to keep it.");
    }

    private static async Task EndAsync(Users users, Task serves)
    {
        users.Close();
        await serves;
    }
}
