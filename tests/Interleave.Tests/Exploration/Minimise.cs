namespace Interleave.Tests.Exploration;

/// <summary>Makes a program that shows a fault smaller for as long as it shows it.</summary>
static class Minimise
{
    /// <param name="program">A program that shows the fault.</param>
    /// <param name="fails">The index of the first of some programs that shows it, or null. Asked for many at once, since they are compiled together.</param>
    public static Program Run(Program program, Func<IReadOnlyList<Program>, int?> fails)
    {
        while (Smaller(program) is { Count: > 0 } candidates && fails(candidates) is { } index)
            program = candidates[index];
        return program;
    }

    /// <summary>The valid programs with a thread less, then those with a step or two less, then those with a simpler step.</summary>
    public static IReadOnlyList<Program> Smaller(Program program) =>
        [.. WithoutThread(program).Concat(WithoutSteps(program)).Concat(WithSimplerStep(program)).Where(p => p.IsValid)];

    private static IEnumerable<Program> WithoutThread(Program program)
    {
        for (int gone = program.Threads.Count; gone >= 1 && program.Threads.Count > 1; gone--)
            yield return program.With(program.Threads.Where((_, i) => i != gone - 1).Select(t => Renumbered(t, gone)));
    }

    private static IReadOnlyList<Step> Renumbered(IReadOnlyList<Step> steps, int gone)
    {
        for (int i = steps.Count - 1; i >= 0; i--)
        {
            int other = steps[i] switch { Step.Join s => s.Thread, Step.Interrupt s => s.Thread, _ => 0 };
            if (other == gone)
                steps = Without(steps, i);
            else if (other > gone)
                steps = [.. steps.Take(i), steps[i] is Step.Join ? new Step.Join(other - 1) : new Step.Interrupt(other - 1), .. steps.Skip(i + 1)];
        }
        return steps;
    }

    private static IEnumerable<Program> WithoutSteps(Program program)
    {
        for (int t = 0; t < program.Threads.Count; t++)
        {
            IReadOnlyList<Step> steps = program.Threads[t];
            for (int i = 0; i < steps.Count; i++)
            {
                IReadOnlyList<Step> shorter = Without(steps, i);
                yield return Replaced(program, t, shorter);
                // What enters and what leaves must go together.
                if (steps[i] is not (Step.Enter or Step.TryEnter or Step.EnterAs or Step.TryEnterAs))
                    continue;
                for (int j = i; j < shorter.Count; j++)
                    if (shorter[j] is Step.Exit or Step.ExitIfTaken or Step.ExitAs or Step.ExitAsIfTaken && Program.ObjectOf(shorter[j]) == Program.ObjectOf(steps[i]))
                        yield return Replaced(program, t, Without(shorter, j));
            }
        }
    }

    private static IEnumerable<Program> WithSimplerStep(Program program)
    {
        for (int t = 0; t < program.Threads.Count; t++)
        {
            IReadOnlyList<Step> steps = program.Threads[t];
            for (int i = 0; i < steps.Count; i++)
            {
                Step? simpler = steps[i] switch
                {
                    Step.Write { Factor: not 0 } s => s with { Factor = 0 },
                    Step.Write { Volatile: true } s => s with { Volatile = false },
                    Step.Read { Volatile: true } s => s with { Volatile = false },
                    Step.AwaitSwap { Looks: true } s => s with { Looks = false },
                    Step.AwaitSwap s => new Step.CompareExchange(s.Variable, s.Expected ?? 0, s.Value),
                    Step.Await { Conditions.Length: > 1 } s => new Step.Await(s.Conditions[0]),
                    Step.Await s when s.Conditions[0].Volatile => new Step.Await(s.Conditions[0] with { Volatile = false }),
                    Step.Publish { Inside: true } s => s with { Inside = false },
                    Step.Publish { Volatile: true } s => s with { Volatile = false },
                    Step.Follow { Inside: true } s => s with { Inside = false },
                    Step.Follow { Volatile: true } s => s with { Volatile = false },
                    Step.PulseAll s => new Step.Pulse(s.Object),
                    Step.TryEnterAs { Timed: true } s => s with { Timed = false },
                    _ => null,
                };
                if (simpler is not null)
                    yield return Replaced(program, t, [.. steps.Take(i), simpler, .. steps.Skip(i + 1)]);
            }
        }
    }

    /// <summary>Without one step; the branches around it skip one less.</summary>
    private static IReadOnlyList<Step> Without(IReadOnlyList<Step> steps, int index)
    {
        var result = new List<Step>();
        for (int i = 0; i < steps.Count; i++)
        {
            if (i == index)
                continue;
            if (steps[i] is Step.If decision && i < index && index <= i + decision.Count)
            {
                if (decision.Count > 1)
                    result.Add(new Step.If(decision.Count - 1));
                continue;
            }
            result.Add(steps[i]);
        }
        return result;
    }

    private static Program Replaced(Program program, int thread, IReadOnlyList<Step> steps) =>
        program.With(program.Threads.Select((t, i) => i == thread ? steps : t));
}
