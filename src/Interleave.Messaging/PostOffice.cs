using Interleave.Messaging.Links;
using Interleave.Messaging.Mailboxes;
using Interleave.Messaging.Serialization;
using Interleave.Messaging.Transports;

namespace Interleave.Messaging;

/// <summary>A process as messages know it: its name, its mailboxes, and its links to others.</summary>
/// <remarks>Any thread may use it. To dispose of it is, to all others, the death of the process.</remarks>
public sealed partial class PostOffice : IAsyncDisposable
{
    private readonly Lock _guard = new();
    private readonly ITransport? _transport;
    private readonly PostOfficeOptions _options;

    // Replaced as a whole under the guard, read without it.
    private volatile Dictionary<string, IMailbox> _mailboxes = [];

    // Under the guard.
    private long _lastUnnamed;
    private bool _isClosed;

    /// <summary>A post office for mailboxes of this process only, which no other one reaches.</summary>
    /// <param name="process">Its name.</param>
    /// <param name="options">How it works.</param>
    public PostOffice(string process, PostOfficeOptions? options = null)
        : this(process, null, options ?? new PostOfficeOptions())
    {
    }

    private PostOffice(string process, ITransport? transport, PostOfficeOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(process);
        Process = process;
        _transport = transport;
        _options = options;
    }

    /// <summary>The name by which others know this process.</summary>
    public string Process { get; }

    internal IMessageSerializer Serializer => _options.Serializer;

    /// <summary>A post office that others on the same transport reach.</summary>
    /// <exception cref="IOException">Another one has the name.</exception>
    public static async Task<PostOffice> OpenAsync(string process, ITransport transport, PostOfficeOptions? options = null, CancellationToken token = default)
    {
        var office = new PostOffice(process, transport, options ?? new PostOfficeOptions());
        office.Begin(await transport.ListenAsync(process, token).ConfigureAwait(false));
        return office;
    }

    /// <summary>Allocates a mailbox that has a name.</summary>
    /// <exception cref="InvalidOperationException">There is one of that name.</exception>
    public Mailbox<T> Allocate<T>(string name, MailboxOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Add(new Mailbox<T>(this, new Address(Process, name), options ?? new MailboxOptions()));
    }

    /// <summary>Allocates the mailbox that stands for the process itself: for messages to the process, with no mailbox named.</summary>
    /// <exception cref="InvalidOperationException">There is one already.</exception>
    public Mailbox<T> AllocateDirect<T>(MailboxOptions? options = null) =>
        Add(new Mailbox<T>(this, new Address(Process), options ?? new MailboxOptions()));

    /// <summary>Allocates a mailbox that only those know who are told its address, for answers. Its name is not used again.</summary>
    public Mailbox<T> AllocateUnnamed<T>(MailboxOptions? options = null)
    {
        long number;
        lock (_guard)
            number = ++_lastUnnamed;
        return Add(new Mailbox<T>(this, new Address(Process, $"~{number}"), options ?? new MailboxOptions()));
    }

    internal IMailbox? Find(string name) => _mailboxes.GetValueOrDefault(name);

    internal void Forget(string name, IMailbox mailbox)
    {
        lock (_guard)
        {
            if (_mailboxes.GetValueOrDefault(name) != mailbox)
                return;
            var others = new Dictionary<string, IMailbox>(_mailboxes);
            others.Remove(name);
            _mailboxes = others;
        }
    }

    private Mailbox<T> Add<T>(Mailbox<T> mailbox)
    {
        lock (_guard)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            var all = new Dictionary<string, IMailbox>(_mailboxes);
            if (!all.TryAdd(mailbox.Address.Mailbox, mailbox))
                throw new InvalidOperationException($"There is a mailbox {mailbox.Address} already; free it first.");
            _mailboxes = all;
        }
        return mailbox;
    }
}
