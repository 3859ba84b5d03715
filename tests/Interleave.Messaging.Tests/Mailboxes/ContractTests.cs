using System.Runtime.Versioning;
using Interleave.Messaging.Reliable;
using Interleave.Messaging.Transports;
using Xunit;

namespace Interleave.Messaging.Tests.Mailboxes;

/// <summary>Sender and owner are one post office.</summary>
public sealed class OneOfficeTests : MailboxContract
{
    private readonly PostOffice _office = new("here", MessageOptions.Orders);

    protected override Task<PostOffice> OpenAsync(string process) => Task.FromResult(_office);
}

public sealed class InProcessTests : TransportContract
{
    protected override ValueTask<ITransport> MakeTransportAsync() => new(new InProcessTransport());
}

[UnsupportedOSPlatform("windows")]
public sealed class UnixSocketTests : TransportContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("interleave-").FullName;

    protected override ValueTask<ITransport> MakeTransportAsync() => new(new UnixSocketTransport(_folder));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder);
    }
}

public sealed class UnreliableSlidingWindowTests : TransportContract
{
    protected override ValueTask<ITransport> MakeTransportAsync() =>
        new(new ReliableTransport(new UnreliableTransport(new InProcessTransport(), new RandomFaults(seed: 1, rate: 0.2)), new ReliableOptions { Patience = TimeSpan.FromMilliseconds(2) }));
}

[Trait("Slow", "sends again until it arrives")]
public sealed class UnreliableStopAndWaitTests : TransportContract
{
    protected override ValueTask<ITransport> MakeTransportAsync() =>
        new(new ReliableTransport(
            new UnreliableTransport(new InProcessTransport(), new RandomFaults(seed: 1, rate: 0.2)), new ReliableOptions { Window = 1, Patience = TimeSpan.FromMilliseconds(2) }));
}
