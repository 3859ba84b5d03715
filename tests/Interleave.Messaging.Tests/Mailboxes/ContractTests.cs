using Interleave.Messaging.Transports;

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
