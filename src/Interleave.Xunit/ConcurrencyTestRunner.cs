using Interleave.Testing;
using Interleave.Tracing;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Interleave.Xunit;

/// <summary>Checks a test where xunit would call it.</summary>
internal sealed class ConcurrencyTestRunner : XunitTestRunner
{
    public static readonly ConcurrencyTestRunner Shared = new();

    private ConcurrencyTestRunner()
    {
    }

    /// <summary>Not here: in the copy, in each execution.</summary>
    protected override bool IsTestClassCreatable(XunitTestRunnerContext ctxt) => false;

    protected override ValueTask<TimeSpan> InvokeTest(XunitTestRunnerContext ctxt, object? testClassInstance)
    {
        TimeSpan taken = TimeSpan.Zero;
        ctxt.Aggregator.Run(() =>
        {
            var test = new CheckedTest(ctxt.Test);
            CheckResult result = test.Check(out taken);
            string report = test.Report(result);
            if (Judgement.Fails(result, test.Options))
            {
                // Added, not thrown: the stack of the checker would only hide the report.
                ctxt.Aggregator.Add(new ConcurrencyTestFailedException(report));
                return;
            }
            TestContext.Current.TestOutputHelper?.WriteLine("{0}", report);
            if (result.Outcome == Outcome.NoBugFound && !test.IsReplay)
                TestContext.Current.AddWarning($"{result.Test}: NO BUG FOUND, not verified: {result.Message}");
        });
        return new(taken);
    }
}
