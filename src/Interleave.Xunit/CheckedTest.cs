using System.Diagnostics;
using System.Reflection;
using Interleave.Reports;
using Interleave.Rewriting;
using Interleave.Testing;
using Interleave.Tracing;
using Xunit;
using Xunit.v3;

namespace Interleave.Xunit;

/// <summary>One test: what xunit knows of it, and its check in the rewritten copy.</summary>
internal sealed class CheckedTest(IXunitTest test)
{
    private readonly MethodInfo _method = test.TestMethod.Method;
    private readonly string? _token = test.TestMethod.Method.GetCustomAttribute<ReplayAttribute>()?.Token;
    private readonly RecordedOutput _output = new();

    public CheckOptions Options { get; } = test.TestMethod.Method.GetCustomAttribute<ConcurrencyTestAttribute>()!.Options;

    public bool IsReplay => _token is not null;

    /// <summary>The type and the method, with the data.</summary>
    private string Name
    {
        get
        {
            int data = test.TestDisplayName.IndexOf('(');
            return $"{test.TestCase.TestClass.Class.Name}.{_method.Name}{(data < 0 || test.TestMethodArguments.Length == 0 ? "" : test.TestDisplayName[data..])}";
        }
    }

    /// <summary>Checks the test in the copy.</summary>
    /// <param name="taken">The time without that of waiting for other tests of the assembly.</param>
    public CheckResult Check(out TimeSpan taken)
    {
        taken = TimeSpan.Zero;
        try
        {
            RewrittenCopy copy = RewrittenCopy.Of(_method.Module.Assembly);
            lock (copy.Gate)
            {
                long start = Stopwatch.GetTimestamp();
                CheckResult result = Check(copy);
                taken = Stopwatch.GetElapsedTime(start);
                return result;
            }
        }
        catch (RewritingException refused)
        {
            return NotInstrumented(refused.Message);
        }
        catch (NotCopiedException refused)
        {
            return NotInstrumented($"the test's data has {refused.Message}, which cannot be taken into the rewritten copy because it can change; make it inside the test");
        }
    }

    /// <summary>The report, and below it what the test has written.</summary>
    public string Report(CheckResult result)
    {
        string report = Judgement.Report(result, $"[Replay(\"{TextOptions.TokenMark}\")]", IsReplay);
        return _output.Output.Length == 0 ? report : $"{report}\n\n  Output of the last execution:\n{_output.Output.TrimEnd()}";
    }

    private CheckResult Check(RewrittenCopy copy)
    {
        TestPlan plan = Plan(copy);
        if (plan.Obstacle() is { } obstacle)
            return NotInstrumented(obstacle);
        _ = plan.Arguments();
        return _token is null
            ? Checker.Check(copy.Assembly, Name, Run, Options)
            : Checker.Replay(copy.Assembly, Name, Run, _token, Options);

        void Run()
        {
            _output.Clear();
            plan.Run();
        }
    }

    private TestPlan Plan(RewrittenCopy copy)
    {
        IXunitTestClass testClass = test.TestCase.TestClass;
        var copier = new ValueCopier(copy.Counterparts);
        ParameterInfo[] parameters = _method.GetParameters();
        return new TestPlan(copy.Counterparts.Of(_method))
        {
            Class = copy.Counterparts.Of(testClass.Class),
            Fixtures =
            [
                .. testClass.TestCollection.TestAssembly.AssemblyFixtureTypes
                    .Concat(testClass.TestCollection.CollectionFixtureTypes).Concat(testClass.ClassFixtureTypes).Select(copy.Counterparts.Of),
            ],
            Initialize = made => made is IAsyncLifetime lifetime ? lifetime.InitializeAsync() : null,
            Services = new Dictionary<Type, object> { [typeof(ITestOutputHelper)] = _output },
            Arguments = () => [.. test.TestMethodArguments.Select((a, i) => copier.Copy(a, parameters[i].Name!))],
        };
    }

    private CheckResult NotInstrumented(string reason) => new() { Test = Name, Outcome = Outcome.NotInstrumented, Message = reason };
}
