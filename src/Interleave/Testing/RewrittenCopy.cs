using System.Collections.Concurrent;
using System.Reflection;
using Interleave.Rewriting;

namespace Interleave.Testing;

/// <summary>The rewritten copy of an assembly of this process, made when it is first needed.</summary>
/// <remarks>Thread-safe; what uses <see cref="Assembly"/> holds <see cref="Gate"/>, since one check at a time may.</remarks>
internal sealed class RewrittenCopy
{
    private static readonly ConcurrentDictionary<Assembly, Lazy<RewrittenCopy>> Copies = [];

    private RewrittenCopy(Assembly original)
    {
        if (original.Location.Length == 0)
            throw new RewritingException($"{original.GetName().Name} was not loaded from a file, so that there is nothing to rewrite");
        Assembly = Rewriter.Load(original.Location);
        Counterparts = new Counterparts(Assembly);
    }

    public RewrittenAssembly Assembly { get; }

    public Counterparts Counterparts { get; }

    public Lock Gate { get; } = new();

    /// <exception cref="RewritingException">It cannot be rewritten.</exception>
    public static RewrittenCopy Of(Assembly original) => Copies.GetOrAdd(original, a => new Lazy<RewrittenCopy>(() => new RewrittenCopy(a))).Value;
}
