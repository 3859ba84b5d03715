namespace Interleave.Sync;

/// <summary>A cell with the pair of instructions load-linked and store-conditional: a store succeeds only if nobody has written since the load.</summary>
/// <typeparam name="T">What is in it.</typeparam>
/// <remarks>
/// Any write in between makes the store fail, one of the same value too, which a comparison of values would not see (ABA).
/// Lock-free: of several stores at once one succeeds. A failed store is never spurious. Not thread-affine. A load acquires; a
/// successful store is a full fence. A store allocates one small object, whose identity is the link. (Jensen, Hagensen and
/// Broughton, "A New Approach to Exclusive Data Access in Shared Memory Multiprocessors", UCRL-97663, 1987.)
/// </remarks>
/// <param name="value">What is in it at first.</param>
public sealed class LinkedCell<T>(T value)
{
    private Content _content = new(value);

    /// <summary>What is in it now.</summary>
    public T Value => Volatile.Read(ref _content).Value;

    /// <summary>Reads the value and links to it.</summary>
    /// <param name="link">What a later store is conditional on.</param>
    public T LoadLinked(out Link link)
    {
        Content content = Volatile.Read(ref _content);
        link = new Link(content);
        return content.Value;
    }

    /// <summary>Writes, if nobody has written since the link was made.</summary>
    /// <returns>Whether it was written.</returns>
    /// <exception cref="ArgumentException">The link is of no load.</exception>
    public bool StoreConditional(Link link, T value)
    {
        if (link.Content is not { } expected)
            throw new ArgumentException("The link is of no load.", nameof(link));
        return Interlocked.CompareExchange(ref _content, new Content(value), expected) == expected;
    }

    /// <summary>Whether nobody has written since the link was made.</summary>
    public bool IsValid(Link link) => link.Content is not null && Volatile.Read(ref _content) == link.Content;

    /// <summary>Writes, whoever has written; all links are broken.</summary>
    public void Store(T value) => Interlocked.Exchange(ref _content, new Content(value));

    /// <summary>What was loaded, and when.</summary>
    public readonly struct Link
    {
        internal Link(Content content) => Content = content;

        internal Content? Content { get; }
    }

    internal sealed class Content(T value)
    {
        public readonly T Value = value;
    }
}
