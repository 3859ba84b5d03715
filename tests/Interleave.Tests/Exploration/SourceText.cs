using System.Globalization;
using System.Text;

namespace Interleave.Tests.Exploration;

/// <summary>A <see cref="Program"/> as C#.</summary>
/// <remarks>
/// <para>
/// The class has a method for each thread (<c>T1</c>, <c>T2</c>, …) and <c>Run</c>, which creates what is
/// shared, starts the threads in order and joins them in order.
/// </para>
/// <para>
/// The variables are the only fields of type <see cref="int"/>, named as in the program; those with
/// <see cref="Storage.Instance"/> are fields of the one object in the static field <c>o</c>. The
/// synchronization objects are in static fields with their names, set by <c>Create</c> in the order of
/// <see cref="Program.UsedObjects"/>. The threads are in the static fields <c>t1</c>, <c>t2</c>, … Nobody
/// writes these fields after the first thread has started.
/// </para>
/// </remarks>
static class SourceText
{
    public static string Of(Program program, string name = "P")
    {
        var text = new Writer();
        text.Open($"public static class {name}");
        Fields(program, text);
        text.Line();
        text.Open("public static void Run()");
        text.Line("Create();");
        foreach (string verb in (string[])["Start", "Join"])
            for (int t = 1; t <= program.Threads.Count; t++)
                text.Line($"t{t}.{verb}();");
        text.Close();
        text.Line();
        Create(program, text);
        for (int t = 1; t <= program.Threads.Count; t++)
        {
            text.Line();
            Thread(program, t, text);
        }
        text.Close();
        return text.ToString();
    }

    private static void Fields(Program program, Writer text)
    {
        Variable[] variables = [.. program.UsedVariables];
        Variable[] instance = [.. variables.Where(v => v.Storage == Storage.Instance)];
        if (instance.Length > 0)
        {
            text.Open("private sealed class Box");
            foreach (Variable v in instance)
                text.Line($"public int {v.Name};");
            text.Close();
            text.Line();
            text.Line("private static Box o;");
        }
        foreach (Variable v in variables.Where(v => v.Storage != Storage.Instance))
            text.Line($"private static {(v.Storage == Storage.VolatileStatic ? "volatile " : "")}int {v.Name};");
        if (program.UsedReferences.Any())
        {
            text.Open("private sealed class Node");
            text.Line("public int f;");
            text.Line("public Node next;");
            text.Close();
            text.Line();
            foreach (string reference in program.UsedReferences)
                text.Line($"private static Node {reference};");
        }
        foreach (SyncObject o in program.UsedObjects)
            text.Line($"private static {TypeOf(o)} {o.Name};");
        for (int t = 1; t <= program.Threads.Count; t++)
            text.Line($"private static Thread t{t};");
    }

    private static void Create(Program program, Writer text)
    {
        text.Open("private static void Create()");
        if (program.UsedVariables.Any(v => v.Storage == Storage.Instance))
            text.Line("o = new Box();");
        foreach (SyncObject o in program.UsedObjects)
            text.Line($"{o.Name} = new {TypeOf(o)}({ArgumentOf(o)});");
        for (int t = 1; t <= program.Threads.Count; t++)
            text.Line($"t{t} = new Thread(T{t});");
        text.Close();
    }

    private static string TypeOf(SyncObject o) => o.Kind switch
    {
        ObjectKind.Lock => "Lock",
        ObjectKind.Monitor => "object",
        ObjectKind.ManualEvent => "ManualResetEvent",
        ObjectKind.AutoEvent => "AutoResetEvent",
        ObjectKind.Mutex => "Mutex",
        ObjectKind.Countdown => "CountdownEvent",
        ObjectKind.Barrier => "Barrier",
        ObjectKind.Cancellation => "CancellationTokenSource",
        ObjectKind.ReaderWriter => "ReaderWriterLockSlim",
        _ => "SemaphoreSlim",
    };

    private static string ArgumentOf(SyncObject o) => o.Kind switch
    {
        ObjectKind.ManualEvent or ObjectKind.AutoEvent => o.Initial != 0 ? "true" : "false",
        ObjectKind.Semaphore or ObjectKind.Countdown or ObjectKind.Barrier => o.Initial.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    private static void Thread(Program program, int t, Writer text)
    {
        IReadOnlyList<Step> steps = program.Threads[t - 1];
        text.Open($"private static void T{t}()");
        if (steps.Any(s => s is Step.Read or Step.Follow or Step.Increment or Step.Exchange or Step.CompareExchange or Step.TryEnter or Step.TryEnterAs or Step.TryTake or Step.TryWaitFor or Step.Signal or Step.IsCancelled or Step.TakeOrCancelled or Step.WaitAny or Step.If or Step.Write { Factor: not 0 }) || program.IsInterrupted(t))
            text.Line("int sum = 0;");
        foreach (string? o in steps.Where(s => s is Step.TryEnter or Step.TryEnterAs).Select(Program.ObjectOf).Distinct())
            text.Line($"bool took_{o};");
        var ends = new Stack<int>();
        for (int i = 0; i < steps.Count; i++)
        {
            if (steps[i] is Step.If decision)
            {
                text.Open("if ((sum & 1) == 0)");
                ends.Push(i + 1 + decision.Count);
            }
            else
            {
                IEnumerable<string> lines = Lines(program, steps[i], i);
                foreach (string line in program.IsInterrupted(t) ? Interruptible(steps[i], lines) : lines)
                    text.Line(line);
            }
            while (ends.TryPeek(out int end) && end == i + 1)
            {
                ends.Pop();
                text.Close();
            }
        }
        text.Close();
    }

    private static IEnumerable<string> Interruptible(Step step, IEnumerable<string> lines)
    {
        switch (step)
        {
            case Step.Enter:
                return ["while (true)", "{", .. Caught([.. lines, "break;"], ""), "}"];
            case Step.TryEnter s:
                return [$"took_{s.Object} = false;", .. Caught(lines, "sum += 1;")];
            case Step.Sleep or Step.WaitFor or Step.TryWaitFor or Step.WaitAny or Step.WaitAll or Step.Take or Step.WaitForZero or Step.Wait:
                return Caught(lines, "sum += 1;");
            default:
                return lines;
        }

        static IEnumerable<string> Caught(IEnumerable<string> lines, string then) =>
            ["try", "{", .. lines, "}", "catch (ThreadInterruptedException)", "{", then, "}"];
    }

    private static IEnumerable<string> Lines(Program program, Step step, int i)
    {
        string Place(string variable) =>
            program.Variables.Single(v => v.Name == variable).Storage == Storage.Instance ? $"o.{variable}" : variable;
        string Load(string variable, bool isVolatile) => isVolatile ? $"Volatile.Read(ref {Place(variable)})" : Place(variable);
        bool IsLock(string name) => program.Object(name).Kind == ObjectKind.Lock;
        bool IsMutex(string name) => program.Object(name).Kind == ObjectKind.Mutex;
        // Invariant: the numbers in the text do not depend on the culture.
        string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
        switch (step)
        {
            case Step.Read s:
                return [$"int r{i} = {Load(s.Variable, s.Volatile)};", $"sum += r{i};"];
            case Step.Write s:
                string value = s.Factor switch
                {
                    0 => Number(s.Constant),
                    1 => $"{Number(s.Constant)} + sum",
                    _ => $"{Number(s.Constant)} + {Number(s.Factor)} * sum",
                };
                return [s.Volatile ? $"Volatile.Write(ref {Place(s.Variable)}, {value});" : $"{Place(s.Variable)} = {value};"];
            case Step.Increment s:
                return [$"int r{i} = Interlocked.Increment(ref {Place(s.Variable)}) - 1;", $"sum += r{i};"];
            case Step.Exchange s:
                return [$"int r{i} = Interlocked.Exchange(ref {Place(s.Variable)}, {Number(s.Value)});", $"sum += r{i};"];
            case Step.CompareExchange s:
                return [$"int r{i} = Interlocked.CompareExchange(ref {Place(s.Variable)}, {Number(s.Value)}, {Number(s.Expected)});", $"sum += r{i};"];
            case Step.Fence:
                return ["Interlocked.MemoryBarrier();"];
            case Step.ReadBarrier:
                return ["Volatile.ReadBarrier();"];
            case Step.WriteBarrier:
                return ["Volatile.WriteBarrier();"];
            case Step.Publish s:
                string publish = s.Volatile ? $"Volatile.Write(ref {s.Reference}, n{i});" : $"{s.Reference} = n{i};";
                return s.Inside
                    ? [$"Node m{i} = new Node();", $"m{i}.f = {Number(s.Value)};", $"Node n{i} = new Node();", $"n{i}.next = m{i};", publish]
                    : [$"Node n{i} = new Node();", $"n{i}.f = {Number(s.Value)};", publish];
            case Step.Follow s:
                string follow = s.Volatile ? $"Node n{i} = Volatile.Read(ref {s.Reference});" : $"Node n{i} = {s.Reference};";
                return s.Inside
                    ? [follow, $"Node m{i} = n{i} == null ? null : n{i}.next;", $"if (m{i} != null) sum += m{i}.f;"]
                    : [follow, $"if (n{i} != null) sum += n{i}.f;"];
            case Step.Assign s:
                return [$"Node n{i} = {s.Reference};", $"if (n{i} != null) n{i}.f = {Number(s.Value)};"];
            case Step.Copy s:
                return [$"{s.To} = {s.From};"];
            case Step.Await s:
                return [$"while ({string.Join(" && ", s.Conditions.Select(c => $"{Load(c.Variable, c.Volatile)} == {Number(c.Value)}"))}) {{ }}"];
            case Step.AwaitSwap s:
                string swap = s.Expected is { } expected
                    ? $"Interlocked.CompareExchange(ref {Place(s.Variable)}, {Number(s.Value)}, {Number(expected)}) != {Number(expected)}"
                    : $"Interlocked.Exchange(ref {Place(s.Variable)}, {Number(s.Value)}) == {Number(s.Value)}";
                string look = s.Expected is { } wanted
                    ? $"{Load(s.Variable, true)} != {Number(wanted)} || "
                    : $"{Load(s.Variable, true)} == {Number(s.Value)} || ";
                return [$"while ({(s.Looks ? look : "")}{swap}) {{ }}"];
            case Step.Interrupt s:
                return [$"t{s.Thread}.Interrupt();"];
            case Step.Sleep:
                return ["Thread.Sleep(1);"];
            case Step.Enter s:
                return [IsMutex(s.Object) ? $"{s.Object}.WaitOne();" : IsLock(s.Object) ? $"{s.Object}.Enter();" : $"Monitor.Enter({s.Object});"];
            case Step.TryEnter s:
                return [$"took_{s.Object} = {(IsMutex(s.Object) ? $"{s.Object}.WaitOne(0)" : IsLock(s.Object) ? $"{s.Object}.TryEnter()" : $"Monitor.TryEnter({s.Object}, 0)")};", $"sum += took_{s.Object} ? 1 : 0;"];
            case Step.Exit s:
                return [Exit(s.Object)];
            case Step.ExitIfTaken s:
                return [$"if (took_{s.Object}) {Exit(s.Object)}"];
            case Step.Wait s:
                return [$"Monitor.Wait({s.Object});"];
            case Step.Pulse s:
                return [$"Monitor.Pulse({s.Object});"];
            case Step.PulseAll s:
                return [$"Monitor.PulseAll({s.Object});"];
            case Step.Take s:
                return [$"{s.Object}.Wait();"];
            case Step.TryTake s:
                return [$"bool b{i} = {s.Object}.Wait(0);", $"sum += b{i} ? 1 : 0;"];
            case Step.Release s:
                return [$"{s.Object}.Release();"];
            case Step.Set s:
                return [$"{s.Object}.Set();"];
            case Step.Reset s:
                return [$"{s.Object}.Reset();"];
            case Step.WaitFor s:
                return [$"{s.Object}.WaitOne();"];
            case Step.TryWaitFor s:
                return [$"sum += {s.Object}.WaitOne(0) ? 1 : 0;"];
            case Step.Signal s:
                return [$"try {{ sum += {s.Object}.Signal() ? 1 : 0; }} catch (InvalidOperationException) {{ }}"];
            case Step.WaitForZero s:
                return [$"{s.Object}.Wait();"];
            case Step.Arrive s:
                return [$"{s.Object}.SignalAndWait();"];
            case Step.Cancel s:
                return [$"{s.Object}.Cancel();"];
            case Step.IsCancelled s:
                return [$"sum += {s.Object}.IsCancellationRequested ? 1 : 0;"];
            case Step.TakeOrCancelled s:
                return [$"try {{ {s.Object}.Wait({s.Cancellation}.Token); sum += 1; }} catch (OperationCanceledException) {{ }}"];
            case Step.WaitAny s:
                return [$"sum += WaitHandle.WaitAny(new WaitHandle[] {{ {s.First}, {s.Second} }});"];
            case Step.WaitAll s:
                return [$"WaitHandle.WaitAll(new WaitHandle[] {{ {s.First}, {s.Second} }});"];
            case Step.EnterAs s:
                return [$"{s.Object}.Enter{s.Role}Lock();"];
            case Step.TryEnterAs s:
                return [$"took_{s.Object} = {s.Object}.TryEnter{s.Role}Lock({(s.Timed ? 1 : 0)});", $"sum += took_{s.Object} ? 1 : 0;"];
            case Step.ExitAs s:
                return [$"{s.Object}.Exit{s.Role}Lock();"];
            case Step.ExitAsIfTaken s:
                return [$"if (took_{s.Object}) {s.Object}.Exit{s.Role}Lock();"];
            case Step.Join s:
                return [$"t{s.Thread}.Join();"];
            default:
                throw new ArgumentException($"No text for {step}.");
        }

        string Exit(string name) => IsMutex(name) ? $"{name}.ReleaseMutex();" : IsLock(name) ? $"{name}.Exit();" : $"Monitor.Exit({name});";
    }

    private sealed class Writer
    {
        private readonly StringBuilder _text = new();
        private int _depth;

        public void Line(string line = "") => _text.Append(line.Length == 0 ? "" : new string(' ', 4 * _depth)).Append(line).Append('\n');

        public void Open(string line)
        {
            Line(line);
            Line("{");
            _depth++;
        }

        public void Close()
        {
            _depth--;
            Line("}");
        }

        public override string ToString() => _text.ToString();
    }
}
