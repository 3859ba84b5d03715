using Interleave.Rewriting;
using Interleave.Reports;
using Interleave.Testing;
using Interleave.Tracing;

namespace Interleave;

/// <summary>Checks a lambda, from any test framework or none.</summary>
/// <remarks>
/// The lambda runs in a rewritten copy of its assembly, many times. What it captures is copied there: primitive types,
/// strings, enums, immutable objects and structs of such. Anything else is refused and must be made inside the lambda.
/// Nothing that it does to a captured variable is seen outside. May be called from any thread; checks of one assembly
/// take turns.
/// </remarks>
public static class Check
{
    private const string ReplayWords = $"Check.Replay(\"{TextOptions.TokenMark}\", () => …)";

    /// <summary>Runs <paramref name="body"/> in every way that matters.</summary>
    /// <param name="body">Starts threads, waits for them, asserts.</param>
    /// <param name="options">How the check is done; <see cref="CheckOptions.ForTests"/> if not given.</param>
    /// <returns>What was explored.</returns>
    /// <exception cref="CheckFailedException">An execution fails, or nothing can be said; the message is the report.</exception>
    public static CheckResult Run(Action body, CheckOptions? options = null) =>
        Judged(body, options ?? CheckOptions.ForTests, isReplay: false, Checker.Check);

    /// <summary>Runs an asynchronous <paramref name="body"/> in every way that matters, each time until its task is complete.</summary>
    /// <inheritdoc cref="Run(Action, CheckOptions?)"/>
    public static CheckResult Run(Func<Task> body, CheckOptions? options = null) =>
        Judged(body, options ?? CheckOptions.ForTests, isReplay: false, Checker.Check);

    /// <summary>Runs <paramref name="body"/> once, along a schedule.</summary>
    /// <param name="token">The schedule, as a report names it.</param>
    /// <param name="body">What was checked.</param>
    /// <param name="options">How the check is done; of these only the bound on loops counts.</param>
    /// <returns>What was seen.</returns>
    /// <exception cref="CheckFailedException">The schedule fails, or the program does not follow it.</exception>
    /// <exception cref="FormatException">The token is none, or not of this program.</exception>
    public static CheckResult Replay(string token, Action body, CheckOptions? options = null) =>
        Judged(body, options ?? CheckOptions.ForTests, isReplay: true, (assembly, test, copy, given) => Checker.Replay(assembly, test, copy, token, given));

    /// <summary>Runs an asynchronous <paramref name="body"/> once, along a schedule.</summary>
    /// <inheritdoc cref="Replay(string, Action, CheckOptions?)"/>
    public static CheckResult Replay(string token, Func<Task> body, CheckOptions? options = null) =>
        Judged(body, options ?? CheckOptions.ForTests, isReplay: true, (assembly, test, copy, given) => Checker.Replay(assembly, test, copy, token, given));

    private static CheckResult Judged(Delegate body, CheckOptions options, bool isReplay, Func<RewrittenAssembly, string, Action, CheckOptions, CheckResult> check)
    {
        ArgumentNullException.ThrowIfNull(body);
        CheckResult result = ResultOf(body, options, check);
        return Judgement.Fails(result, options) ? throw new CheckFailedException(result, Judgement.Report(result, ReplayWords, isReplay)) : result;
    }

    private static CheckResult ResultOf(Delegate body, CheckOptions options, Func<RewrittenAssembly, string, Action, CheckOptions, CheckResult> check)
    {
        string test = Executing.Places.NameOf(body.Method);
        try
        {
            RewrittenCopy copy = RewrittenCopy.Of(body.Method.Module.Assembly);
            var copier = new ValueCopier(copy.Counterparts);
            lock (copy.Gate)
            {
                Make();
                return check(copy.Assembly, test, Once, options);
            }

            void Once()
            {
                Delegate made = Make();
                if (made is Action action)
                    action();
                else
                    TestPlan.Complete(((Func<Task>)made)());
            }

            // Anew in each execution: captured variables may be assigned.
            Delegate Make() => (Delegate)copier.Copy(body, "this")!;
        }
        catch (NotCopiedException refused)
        {
            return new CheckResult
            {
                Test = test,
                Outcome = Outcome.NotInstrumented,
                Message = $"the lambda captures {refused.Message}, which cannot be taken into the rewritten copy because it can change; make it inside the lambda",
            };
        }
        catch (RewritingException refused)
        {
            return new CheckResult { Test = test, Outcome = Outcome.NotInstrumented, Message = refused.Message };
        }
    }
}
