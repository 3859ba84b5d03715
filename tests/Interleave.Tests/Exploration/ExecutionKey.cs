using System.Globalization;
using System.Text;

namespace Interleave.Tests.Exploration;

/// <summary>
/// An event of an execution: the thread's number, from 1, and the event's position among the thread's
/// events, from 0. <see cref="Init"/> stands for the state before all events.
/// </summary>
readonly record struct EventId(int Thread, int Index) : IComparable<EventId>
{
    public static EventId Init => default;

    public int CompareTo(EventId other) => Thread != other.Thread ? Thread.CompareTo(other.Thread) : Index.CompareTo(other.Index);

    public override string ToString() =>
        Thread == 0 ? "init" : string.Create(CultureInfo.InvariantCulture, $"{Thread}.{Index}");
}

/// <summary>
/// The text that names an execution graph of a <see cref="Program"/>: two executions have the same
/// text if and only if they have the same graph.
/// </summary>
/// <remarks>
/// <para>
/// Events are, in program order: a read or write of a variable; an atomic, which is <em>one</em> event;
/// an operation on a synchronization object, where <c>Monitor.Wait</c> is two, the release and the
/// return. No events are: fences, branches, joins, whatever the main thread does, reads of the fields
/// that hold objects and threads, the rounds of a waiting loop other than the last. A thread that
/// cannot go on, at an object or in a waiting loop, has no event for what it waits for; its reads in
/// the round of the loop that would go round again are left out too.
/// </para>
/// <para>
/// An atomic that leaves the value as it was (a failed compare-exchange, an exchange of equal values)
/// only reads; any other reads <em>and</em> is in the coherence order. An operation that leaves an
/// object as it was (an attempt that failed, a pulse that nobody waits for) is not in the object's
/// chain; it stands after one of the chain's operations, or at the start.
/// </para>
/// <para>
/// The text has a line for each fact, in ordinal order:
/// </para>
/// <code>
/// after 2.1 m 1.0     operation 2.1 left object m as operation 1.0 had made it (or init)
/// chain m 1.0 1.2     the operations that changed object m, in order; no line if there are none
/// order x 1.1 2.0     the writes of variable x in coherence order; no line if there are less than two
/// reads 1.0 2.0       event 1.0 reads what event 2.0 wrote (or init)
/// thread 1 3          thread 1 has 3 events
/// </code>
/// </remarks>
static class ExecutionKey
{
    /// <summary>Gathers the facts, in any order.</summary>
    /// <remarks>Not thread-safe.</remarks>
    public sealed class Builder
    {
        private readonly List<string> _lines = [];
        private readonly StringBuilder _text = new();

        /// <summary>A thread has so many events.</summary>
        public Builder Thread(int thread, int count) => Add($"thread {thread} {count}");

        /// <summary>A read or an atomic reads what <paramref name="write"/> wrote.</summary>
        public Builder ReadsFrom(EventId read, EventId write) => Add($"reads {read} {write}");

        /// <summary>The writes and the atomics that changed the value, without the initial one.</summary>
        public Builder Coherence(string variable, IEnumerable<EventId> writes) => Sequence("order", variable, writes, 2);

        /// <summary>The operations that changed an object.</summary>
        public Builder Chain(string name, IEnumerable<EventId> operations) => Sequence("chain", name, operations, 1);

        /// <summary>An operation left an object as it found it.</summary>
        public Builder Unchanged(EventId operation, string name, EventId after) => Add($"after {operation} {name} {after}");

        public override string ToString()
        {
            _lines.Sort(StringComparer.Ordinal);
            return string.Join('\n', _lines);
        }

        private Builder Sequence(string fact, string name, IEnumerable<EventId> events, int least)
        {
            _text.Clear().Append(fact).Append(' ').Append(name);
            int count = 0;
            foreach (EventId e in events)
            {
                _text.Append(' ').Append(e);
                count++;
            }
            return count >= least ? Add(_text.ToString()) : this;
        }

        private Builder Add(string line)
        {
            _lines.Add(line);
            return this;
        }
    }
}
