using System.ComponentModel;
using Xunit.Sdk;
using Xunit.v3;

namespace Interleave.Xunit;

/// <summary>A concurrency test with or without a row of data.</summary>
internal sealed class ConcurrencyTestCase : XunitTestCase, ISelfExecutingXunitTestCase
{
    /// <summary>For xunit, which fills it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the de-serializer")]
    public ConcurrencyTestCase()
    {
    }

    public ConcurrencyTestCase(
        IXunitTestMethod testMethod, string displayName, string uniqueId, bool isExplicit, Type[]? skipExceptions, string? skipReason, Type? skipType,
        string? skipUnless, string? skipWhen, Dictionary<string, HashSet<string>> traits, object?[]? arguments, string? sourceFile, int? sourceLine, int? timeout)
        : base(testMethod, displayName, uniqueId, isExplicit, skipExceptions, skipReason, skipType, skipUnless, skipWhen, traits, arguments, sourceFile, sourceLine, timeout)
    {
    }

    public ValueTask<RunSummary> Run(
        ExplicitOption explicitOption, IMessageBus messageBus, object?[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        ConcurrencyTestCaseRunner.Run(this, explicitOption, messageBus, aggregator, cancellationTokenSource);
}
