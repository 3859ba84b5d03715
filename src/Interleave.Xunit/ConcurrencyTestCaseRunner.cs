using Xunit.Sdk;
using Xunit.v3;

namespace Interleave.Xunit;

/// <summary>Runs the tests of a case with <see cref="ConcurrencyTestRunner"/>.</summary>
internal sealed class ConcurrencyTestCaseRunner : XunitTestCaseRunner
{
    private static readonly ConcurrencyTestCaseRunner Shared = new();

    private ConcurrencyTestCaseRunner()
    {
    }

    public static async ValueTask<RunSummary> Run(
        IXunitTestCase testCase, ExplicitOption explicitOption, IMessageBus messageBus, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
    {
        IReadOnlyCollection<IXunitTest> tests = await aggregator.RunAsync(testCase.CreateTests, []);
        if (aggregator.ToException() is { } failure)
            return XunitRunnerHelper.FailTestCases(messageBus, cancellation, [testCase], failure, sendTestCaseMessages: false);

        // The object is made in the copy, so that what xunit has made for its constructor is of no use.
        return await Shared.Run(testCase, tests, messageBus, aggregator, cancellation, testCase.TestCaseDisplayName, testCase.SkipReason, explicitOption, []);
    }

    protected override ValueTask<RunSummary> RunTest(XunitTestCaseRunnerContext ctxt, IXunitTest test) => ConcurrencyTestRunner.Shared.Run(
        test, ctxt.MessageBus, ctxt.ConstructorArguments, ctxt.ExplicitOption, ctxt.Aggregator.Clone(), ctxt.CancellationTokenSource, ctxt.BeforeAfterTestAttributes);
}
