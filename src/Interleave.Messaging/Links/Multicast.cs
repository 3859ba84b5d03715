namespace Interleave.Messaging;

/// <summary>A link from one process to many mailboxes: a message goes to every member.</summary>
/// <remarks>For one sender at a time; each member receives its messages in order.</remarks>
public sealed class Multicast<T>(PostOffice office) : IAsyncDisposable
{
    private readonly Dictionary<Address, Connection<T>> _members = [];

    /// <summary>Who is reached.</summary>
    public IReadOnlyCollection<Address> Members => _members.Keys;

    /// <summary>Adds a member, which receives what is sent from now on.</summary>
    /// <exception cref="UndeliveredException">There is no such mailbox.</exception>
    public async ValueTask AddAsync(Address member, CancellationToken token = default)
    {
        if (!_members.ContainsKey(member))
            _members.Add(member, await office.ConnectAsync<T>(member, token: token).ConfigureAwait(false));
    }

    /// <summary>Takes a member out, which still receives what was sent before.</summary>
    public async ValueTask RemoveAsync(Address member)
    {
        if (_members.Remove(member, out Connection<T>? connection))
            await connection.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Sends a message to every member.</summary>
    /// <exception cref="MulticastException">Some are gone; they are members no more. All others have been sent the message.</exception>
    public async ValueTask SendAsync(T message, CancellationToken token = default)
    {
        List<UndeliveredException>? gone = null;
        foreach (Connection<T> member in _members.Values.ToArray())
        {
            try
            {
                await member.SendAsync(message, token).ConfigureAwait(false);
            }
            catch (UndeliveredException failure)
            {
                (gone ??= []).Add(failure);
                _members.Remove(member.To);
            }
        }
        if (gone is not null)
            throw new MulticastException(gone);
    }

    /// <summary>Tears it down.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (Connection<T> member in _members.Values)
            await member.DisposeAsync().ConfigureAwait(false);
        _members.Clear();
    }
}

/// <summary>A message did not reach some of those it was sent to.</summary>
public sealed class MulticastException(IReadOnlyList<UndeliveredException> gone)
    : Exception($"Not delivered to {string.Join(", ", gone.Select(g => g.To))}; all others have been sent the message.")
{
    /// <summary>Who did not get it, and why.</summary>
    public IReadOnlyList<UndeliveredException> Gone => gone;
}
