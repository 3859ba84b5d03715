using System.Text;

namespace Interleave.Tests.Exploration.Asynchronous;

/// <summary>What a step of an asynchronous method does.</summary>
enum AsyncStepKind
{
    /// <summary>Adds a variable to the method's sum.</summary>
    Read,

    /// <summary>Writes a constant plus the sum to a variable.</summary>
    Write,

    /// <summary><c>await Task.Yield()</c></summary>
    Yield,

    /// <summary><c>await Task.Delay(1)</c></summary>
    Delay,

    /// <summary>Awaits a source and adds its result, and 1000 for each source that the thread is in the middle of completing then.</summary>
    Await,

    /// <summary><c>TrySetResult</c> of a source; adds 10 when it succeeds.</summary>
    Complete,

    /// <summary>Adds 100 when a source is complete.</summary>
    Look,

    /// <summary><c>await gate.WaitAsync()</c></summary>
    Take,

    /// <summary><c>gate.Release()</c></summary>
    Release,
}

/// <summary>A step: which variable or source, and which constant.</summary>
readonly record struct AsyncStep(AsyncStepKind Kind, int Object = 0, int Value = 0);

/// <summary>A few asynchronous methods, started by <c>Task.Run</c>, over two variables, two sources and a semaphore of one.</summary>
/// <param name="Methods">The steps of each.</param>
/// <param name="Asynchronously">Of each source, whether its continuations run asynchronously.</param>
sealed record AsyncProgram(AsyncStep[][] Methods, bool[] Asynchronously)
{
    public const int Sources = 2, Variables = 2;

    public static AsyncProgram Random(ulong seed)
    {
        var random = new SplitMix64(seed);
        int count = 2 + random.Below(2), budget = count == 2 ? 4 : 3;
        var methods = new AsyncStep[count][];
        for (int m = 0; m < count; m++)
        {
            var steps = new List<AsyncStep>();
            int length = 2 + random.Below(budget - 1);
            bool inside = false;
            while (steps.Count < length)
            {
                int which = random.Below(2), value = 1 + random.Below(3);
                switch (random.Below(12))
                {
                    case < 2:
                        steps.Add(new(AsyncStepKind.Read, which));
                        break;
                    case < 4:
                        steps.Add(new(AsyncStepKind.Write, which, value));
                        break;
                    case 4:
                        steps.Add(new(AsyncStepKind.Yield));
                        break;
                    case 5:
                        steps.Add(new(AsyncStepKind.Delay));
                        break;
                    case < 8:
                        steps.Add(new(AsyncStepKind.Await, which));
                        break;
                    case < 10:
                        steps.Add(new(AsyncStepKind.Complete, which, value));
                        break;
                    case 10:
                        steps.Add(new(AsyncStepKind.Look, which));
                        break;
                    default:
                        steps.Add(new(inside ? AsyncStepKind.Release : AsyncStepKind.Take));
                        inside = !inside;
                        break;
                }
            }
            if (inside)
                steps.Add(new(AsyncStepKind.Release));
            methods[m] = [.. steps];
        }
        return new AsyncProgram(methods, [random.Chance(0.3), random.Chance(0.3)]);
    }

    /// <summary>The program in C#: its outcome is thrown.</summary>
    public string Source(string name)
    {
        var text = new StringBuilder($"public static class {name}\n{{\n    static int v0, v1;\n    static TaskCompletionSource<int> k0, k1;\n    static SemaphoreSlim gate;\n    [ThreadStatic] static int depth;\n\n");
        text.Append("    public static void Run()\n    {\n        v0 = v1 = 0;\n        gate = new SemaphoreSlim(1);\n");
        for (int k = 0; k < Sources; k++)
            text.Append($"        k{k} = new TaskCompletionSource<int>(TaskCreationOptions.{(Asynchronously[k] ? "RunContinuationsAsynchronously" : "None")});\n");
        text.Append($"        Task<int>[] all = [{string.Join(", ", Enumerable.Range(0, Methods.Length).Select(m => $"Task.Run(M{m})"))}];\n        Task.WaitAll(all);\n");
        text.Append($"        throw new Exception($\"{string.Join(',', Enumerable.Range(0, Methods.Length).Select(m => $"{{all[{m}].Result}}"))};{{v0}},{{v1}}\");\n    }}\n");
        for (int m = 0; m < Methods.Length; m++)
        {
            text.Append($"\n    static async Task<int> M{m}()\n    {{\n        int s = 0;\n");
            foreach (AsyncStep step in Methods[m])
                text.Append("        ").Append(Line(step)).Append('\n');
            text.Append("        await Task.CompletedTask;\n        return s;\n    }\n");
        }
        return text.Append("}\n").ToString();
    }

    private static string Line(AsyncStep step) => step.Kind switch
    {
        AsyncStepKind.Read => $"s += v{step.Object};",
        AsyncStepKind.Write => $"v{step.Object} = s + {step.Value};",
        AsyncStepKind.Yield => "await Task.Yield();",
        AsyncStepKind.Delay => "await Task.Delay(1);",
        AsyncStepKind.Await => $"s += await k{step.Object}.Task; s += 1000 * depth;",
        AsyncStepKind.Complete => $"depth++; if (k{step.Object}.TrySetResult({step.Value})) s += 10; depth--;",
        AsyncStepKind.Look => $"if (k{step.Object}.Task.IsCompleted) s += 100;",
        AsyncStepKind.Take => "await gate.WaitAsync();",
        _ => "gate.Release();",
    };
}
