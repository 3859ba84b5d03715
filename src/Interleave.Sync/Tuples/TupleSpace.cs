using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A space of tuples through which processes work together that know nothing of each other: Linda.</summary>
/// <remarks>
/// Tuples are value tuples; those of one type are matched by a <see cref="Template{TTuple}"/> of that type. Ordered: when
/// <see cref="Out"/> returns the tuple can be seen. Each tuple is taken once at most, and nobody waits to take one while one is there
/// that matches. Of several that match the one that came first is taken; those that wait are served first come, first served. Not
/// thread-affine. What was done before <see cref="Out"/> is seen by whoever gets the tuple. A search goes through the
/// tuples of the type. Nothing to dispose. (Gelernter, "Generative Communication in Linda", TOPLAS 7(1), 1985.)
/// </remarks>
public sealed class TupleSpace
{
    private readonly Lock _guard = new();
    private readonly Dictionary<Type, object> _bags = [];

    /// <summary>How many tuples of a type are there now.</summary>
    public int Count<TTuple>()
        where TTuple : struct => Bag<TTuple>().Count;

    /// <summary>Adds a tuple.</summary>
    public void Out<TTuple>(TTuple tuple)
        where TTuple : struct => Bag<TTuple>().Add(tuple);

    /// <summary>Starts a process whose result becomes a tuple.</summary>
    /// <returns>The process; if it fails there is no tuple, and its task says why.</returns>
    public Task Eval<TTuple>(Func<TTuple> process)
        where TTuple : struct => Task.Run(() => Out(process()));

    /// <summary>Waits for a tuple that matches, and takes it.</summary>
    /// <param name="template">Which.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with a tuple is too late.</param>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was taken.</exception>
    public TTuple In<TTuple>(Template<TTuple> template, CancellationToken cancellationToken = default)
        where TTuple : struct => Wait(template, takes: true, cancellationToken);

    /// <summary>Waits for a tuple that matches, and copies it.</summary>
    /// <param name="template">Which.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with a tuple is too late.</param>
    /// <exception cref="OperationCanceledException">The token is cancelled.</exception>
    public TTuple Rd<TTuple>(Template<TTuple> template, CancellationToken cancellationToken = default)
        where TTuple : struct => Wait(template, takes: false, cancellationToken);

    /// <summary>Takes a tuple that matches, if there is one.</summary>
    public bool Inp<TTuple>(Template<TTuple> template, out TTuple tuple)
        where TTuple : struct => Bag<TTuple>().TryFind(template, takes: true, out tuple);

    /// <summary>Copies a tuple that matches, if there is one.</summary>
    public bool Rdp<TTuple>(Template<TTuple> template, out TTuple tuple)
        where TTuple : struct => Bag<TTuple>().TryFind(template, takes: false, out tuple);

    /// <summary>Waits for a tuple that matches, and takes it, until the time is up.</summary>
    /// <param name="template">Which.</param>
    /// <param name="tuple">The tuple.</param>
    /// <param name="timeout">The longest wait: none if zero, -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with a tuple is too late.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was taken.</exception>
    public bool TryIn<TTuple>(Template<TTuple> template, out TTuple tuple, TimeSpan timeout, CancellationToken cancellationToken = default)
        where TTuple : struct => TryWait(template, takes: true, out tuple, timeout, cancellationToken);

    /// <summary>Waits for a tuple that matches, and copies it, until the time is up.</summary>
    /// <param name="template">Which.</param>
    /// <param name="tuple">The tuple.</param>
    /// <param name="timeout">The longest wait: none if zero, -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with a tuple is too late.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled.</exception>
    public bool TryRd<TTuple>(Template<TTuple> template, out TTuple tuple, TimeSpan timeout, CancellationToken cancellationToken = default)
        where TTuple : struct => TryWait(template, takes: false, out tuple, timeout, cancellationToken);

    /// <summary>Waits for a tuple that matches, and takes it.</summary>
    /// <param name="template">Which.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with a tuple is too late.</param>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was taken.</exception>
    public ValueTask<TTuple> InAsync<TTuple>(Template<TTuple> template, CancellationToken cancellationToken = default)
        where TTuple : struct => WaitAsync(template, takes: true, cancellationToken);

    /// <summary>Waits for a tuple that matches, and copies it.</summary>
    /// <param name="template">Which.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with a tuple is too late.</param>
    /// <exception cref="OperationCanceledException">The token is cancelled.</exception>
    public ValueTask<TTuple> RdAsync<TTuple>(Template<TTuple> template, CancellationToken cancellationToken = default)
        where TTuple : struct => WaitAsync(template, takes: false, cancellationToken);

    private TTuple Wait<TTuple>(Template<TTuple> template, bool takes, CancellationToken cancellationToken)
        where TTuple : struct
    {
        var patience = Patience.Until(cancellationToken);
        _ = Bag<TTuple>().Wait(template, takes, patience, out TTuple tuple) || patience.GaveUp();
        return tuple;
    }

    private bool TryWait<TTuple>(Template<TTuple> template, bool takes, out TTuple tuple, TimeSpan timeout, CancellationToken cancellationToken)
        where TTuple : struct
    {
        var patience = Patience.Of(timeout, cancellationToken);
        return Bag<TTuple>().Wait(template, takes, patience, out tuple) || (!patience.IsNone && patience.GaveUp());
    }

    private ValueTask<TTuple> WaitAsync<TTuple>(Template<TTuple> template, bool takes, CancellationToken cancellationToken)
        where TTuple : struct =>
        Patience.TryUntil(cancellationToken, out Patience patience)
            ? Bag<TTuple>().WaitAsync(template, takes, patience)
            : ValueTask.FromCanceled<TTuple>(cancellationToken);

    private TupleBag<TTuple> Bag<TTuple>()
        where TTuple : struct
    {
        lock (_guard)
        {
            if (!_bags.TryGetValue(typeof(TTuple), out object? bag))
                _bags.Add(typeof(TTuple), bag = new TupleBag<TTuple>());
            return (TupleBag<TTuple>)bag;
        }
    }
}
