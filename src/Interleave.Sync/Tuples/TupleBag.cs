using System.Diagnostics.CodeAnalysis;
using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>The tuples of one type, and those that wait for some of them.</summary>
internal sealed class TupleBag<TTuple>
    where TTuple : struct
{
    private readonly Lock _guard = new();
    private readonly List<TTuple> _tuples = [];
    private readonly WaiterList _waiting = new();

    public int Count
    {
        get
        {
            lock (_guard)
            {
                return _tuples.Count;
            }
        }
    }

    /// <summary>Gives the tuple to all that wait to read one such, up to the first that waits to take it; without that it stays.</summary>
    public void Add(TTuple tuple)
    {
        lock (_guard)
        {
            Waiter? next;
            for (Waiter? waiter = _waiting.First; waiter is not null; waiter = next)
            {
                next = waiter.Behind;
                var request = (Request)waiter;
                if (!request.Template.Matches(tuple))
                    continue;
                _waiting.Remove(request);
                request.Tuple = tuple;
                request.Wake();
                if (request.Takes)
                    return;
            }
            _tuples.Add(tuple);
        }
    }

    public bool TryFind(Template<TTuple> template, bool takes, out TTuple tuple)
    {
        lock (_guard)
        {
            return Find(template, takes, out tuple);
        }
    }

    public bool Wait(Template<TTuple> template, bool takes, in Patience patience, out TTuple tuple)
    {
        if (patience.IsNone)
            return TryFind(template, takes, out tuple);
        var waiter = new ThreadWaiter(Environment.CurrentManagedThreadId);
        var request = new Request(this, template, takes) { Waiter = waiter };
        if (!FindOrQueue(request, out tuple))
            return true;
        bool found = waiter.Park(patience) || !request.Withdraw(waiter);
        tuple = request.Tuple;
        return found;
    }

    public ValueTask<TTuple> WaitAsync(Template<TTuple> template, bool takes, in Patience patience)
    {
        if (TryFind(template, takes, out TTuple tuple))
            return new(tuple);
        var request = new Request(this, template, takes);
        var waiter = AsyncWaiter<bool>.Take(request, true, patience);
        request.Waiter = waiter;
        return FindOrQueue(request, out tuple) ? Found(waiter.StartEndless(), request) : new(tuple);
    }

    private static async ValueTask<TTuple> Found(ValueTask wait, Request request)
    {
        await wait.ConfigureAwait(false);
        return request.Tuple;
    }

    /// <returns>Whether it has to wait.</returns>
    private bool FindOrQueue(Request request, out TTuple tuple)
    {
        lock (_guard)
        {
            if (Find(request.Template, request.Takes, out tuple))
                return false;
            _waiting.Add(request);
            return true;
        }
    }

    private bool Find(Template<TTuple> template, bool takes, out TTuple tuple)
    {
        int at = _tuples.FindIndex(template.Matches);
        tuple = at < 0 ? default : _tuples[at];
        if (takes && at >= 0)
            _tuples.RemoveAt(at);
        return at >= 0;
    }

    private sealed class Request(TupleBag<TTuple> bag, Template<TTuple> template, bool takes) : Waiter, IWaitingRoom
    {
        public Template<TTuple> Template { get; } = template;

        public bool Takes { get; } = takes;

        public TTuple Tuple { get; set; }

        [DisallowNull]
        public Waiter? Waiter { get; set; }

        public override void Wake() => Waiter!.Wake();

        public bool Withdraw(Waiter waiter)
        {
            lock (bag._guard)
            {
                return waiter.HasGivenUp = bag._waiting.Remove(this);
            }
        }
    }
}
