using System.Text;

namespace Interleave.Tests.Exploration.Asynchronous;

/// <summary>Rules of .NET that can be left out, so that tests see that they matter.</summary>
[Flags]
enum BrokenRules
{
    None = 0,

    /// <summary>Continuations run where a source is completed, whatever it was made with.</summary>
    AlwaysInline = 1,

    /// <summary>All continuations are queued.</summary>
    NeverInline = 2,

    /// <summary>Of several continuations all run where the source is completed.</summary>
    AllOfSeveralInline = 4,
}

/// <summary>
/// Runs an <see cref="AsyncProgram"/> step by step in every order, as .NET would on a pool with enough threads, and collects the
/// outcomes. Written from what .NET does; it shares nothing with the engine.
/// </summary>
sealed class AsyncMachine(AsyncProgram program, BrokenRules broken = BrokenRules.None)
{
    private readonly HashSet<string> _seen = [];
    private readonly SortedSet<string> _outcomes = [];

    public SortedSet<string> Outcomes()
    {
        Explore(new State(program));
        return _outcomes;
    }

    private void Explore(State state)
    {
        if (!_seen.Add(state.Key()))
            return;
        bool moved = false;
        for (int t = 0; t < state.Threads.Count; t++)
        {
            if (state.Threads[t].Count == 0)
                continue;
            moved = true;
            State next = state.Copy();
            Step(next, next.Threads[state.Threads.Take(t).Count(other => other.Count > 0)]);
            Explore(next);
        }
        if (!moved)
            _outcomes.Add(state.IsDone(program) ? state.Outcome() : "deadlock");
    }

    /// <summary>The timer of a method's delay, as an activity of a thread.</summary>
    private static int TimerOf(int method) => -1 - method;

    private void Step(State state, List<int> thread)
    {
        int top = thread[^1];
        if (top < 0)
        {
            thread.RemoveAt(thread.Count - 1);
            Complete(state, thread, state.Private(-1 - top), 0);
            return;
        }
        Method method = state.Methods[top];
        if (method.Step == program.Methods[top].Length)
        {
            thread.RemoveAt(thread.Count - 1);
            method.Done = true;
            return;
        }
        AsyncStep step = program.Methods[top][method.Step];
        switch (step.Kind)
        {
            case AsyncStepKind.Read:
                method.Sum += state.Variables[step.Object];
                method.Step++;
                break;

            case AsyncStepKind.Write:
                state.Variables[step.Object] = method.Sum + step.Value;
                method.Step++;
                break;

            case AsyncStepKind.Yield:
                method.Step++;
                Requeue(state, thread, top);
                break;

            case AsyncStepKind.Delay when method.Phase == 0:
                state.Sources[state.Private(top)] = new Source();
                state.Threads.Add([TimerOf(top)]);
                method.Phase = 1;
                break;

            case AsyncStepKind.Delay:
                Await(state, thread, top, state.Private(top), look: 1);
                break;

            case AsyncStepKind.Await:
                Await(state, thread, top, step.Object, look: 0);
                break;

            case AsyncStepKind.Complete:
                method.Step++;
                if (state.Sources[step.Object].IsComplete)
                    break;
                method.Sum += 10;
                Complete(state, thread, step.Object, step.Value);
                break;

            case AsyncStepKind.Look:
                method.Sum += state.Sources[step.Object].IsComplete ? 100 : 0;
                method.Step++;
                break;

            case AsyncStepKind.Take when method.Phase == 0:
                if (state.Count > 0)
                {
                    state.Count--;
                    method.Step++;
                    break;
                }
                state.Sources[state.Private(top)] = new Source { Asynchronously = true };
                state.Waiting.Add(top);
                method.Phase = 1;
                break;

            case AsyncStepKind.Take:
                Await(state, thread, top, state.Private(top), look: 1);
                break;

            case AsyncStepKind.Release:
                method.Step++;
                if (state.Waiting.Count == 0)
                {
                    state.Count++;
                    break;
                }
                int first = state.Waiting[0];
                state.Waiting.RemoveAt(0);
                Complete(state, thread, state.Private(first), 0);
                break;
        }
    }

    /// <summary>Looks whether it is complete; registers; goes on when told to.</summary>
    private void Await(State state, List<int> thread, int top, int source, int look)
    {
        Method method = state.Methods[top];
        Source awaited = state.Sources[source];
        if (method.Phase == look + 2 || (method.Phase == look && awaited.IsComplete))
        {
            // All that are below it on the thread are about to come back from completing a source.
            method.Sum += awaited.Value + (source < AsyncProgram.Sources ? 1000 * (thread.Count - 1) : 0);
            method.Phase = 0;
            method.Step++;
        }
        else if (method.Phase == look)
        {
            method.Phase = look + 1;
        }
        else
        {
            method.Phase = look + 2;
            if (awaited.IsComplete)
            {
                Requeue(state, thread, top);
                return;
            }
            awaited.Continuations.Add(top);
            thread.RemoveAt(thread.Count - 1);
        }
    }

    private static void Requeue(State state, List<int> thread, int top)
    {
        thread.RemoveAt(thread.Count - 1);
        state.Threads.Add([top]);
    }

    private void Complete(State state, List<int> thread, int source, int value)
    {
        Source completed = state.Sources[source];
        completed.IsComplete = true;
        completed.Value = value;
        bool inline = (!completed.Asynchronously || broken.HasFlag(BrokenRules.AlwaysInline)) && !broken.HasFlag(BrokenRules.NeverInline);
        int here = !inline ? 0 : broken.HasFlag(BrokenRules.AllOfSeveralInline) ? completed.Continuations.Count : Math.Min(1, completed.Continuations.Count);
        for (int i = here; i < completed.Continuations.Count; i++)
            state.Threads.Add([completed.Continuations[i]]);
        // The one that goes on first is on top.
        for (int i = here - 1; i >= 0; i--)
            thread.Add(completed.Continuations[i]);
        completed.Continuations.Clear();
    }

    private sealed class Method
    {
        public int Step, Phase, Sum;
        public bool Done;
    }

    private sealed class Source
    {
        public bool IsComplete, Asynchronously;
        public int Value;
        public List<int> Continuations = [];
    }

    private sealed class State
    {
        public int[] Variables = new int[AsyncProgram.Variables];
        public Source[] Sources;
        public Method[] Methods;
        public List<List<int>> Threads = [];
        public int Count = 1;
        public List<int> Waiting = [];

        public State(AsyncProgram program)
        {
            Methods = [.. program.Methods.Select(_ => new Method())];
            Sources = [.. program.Asynchronously.Select(a => new Source { Asynchronously = a }), .. Methods.Select(_ => new Source())];
            for (int m = 0; m < Methods.Length; m++)
                Threads.Add([m]);
        }

        private State(Source[] sources, Method[] methods) => (Sources, Methods) = (sources, methods);

        /// <summary>The source that a method awaits in a delay or for the semaphore.</summary>
        public int Private(int method) => AsyncProgram.Sources + method;

        public bool IsDone(AsyncProgram program) => Array.TrueForAll(Methods, m => m.Done) && Methods.Length == program.Methods.Length;

        public string Outcome() => string.Join(',', Methods.Select(m => m.Sum)) + ";" + string.Join(',', Variables);

        public State Copy() => new(
            [.. Sources.Select(s => new Source { IsComplete = s.IsComplete, Asynchronously = s.Asynchronously, Value = s.Value, Continuations = [.. s.Continuations] })],
            [.. Methods.Select(m => new Method { Step = m.Step, Phase = m.Phase, Sum = m.Sum, Done = m.Done })])
        {
            Variables = [.. Variables],
            Threads = [.. Threads.Where(t => t.Count > 0).Select(t => (List<int>)[.. t])],
            Count = Count,
            Waiting = [.. Waiting],
        };

        public string Key()
        {
            var text = new StringBuilder(Outcome()).Append('|').Append(Count).AppendJoin(',', Waiting).Append('|');
            foreach (Method m in Methods)
                text.Append($"{m.Step}.{m.Phase}.{m.Done} ");
            foreach (Source s in Sources)
                text.Append($"{s.IsComplete}{s.Value}{s.Asynchronously}").AppendJoin(',', s.Continuations).Append(' ');
            // Which thread is which makes no difference.
            return text.AppendJoin('/', Threads.Where(t => t.Count > 0).Select(t => string.Join(',', t)).Order(StringComparer.Ordinal)).ToString();
        }
    }
}
