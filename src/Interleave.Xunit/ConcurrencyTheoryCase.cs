using System.ComponentModel;
using Xunit.Sdk;
using Xunit.v3;

namespace Interleave.Xunit;

/// <summary>A concurrency test whose data is enumerated when it is run.</summary>
internal sealed class ConcurrencyTheoryCase : XunitDelayEnumeratedTheoryTestCase, ISelfExecutingXunitTestCase
{
    /// <summary>For xunit, which fills it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the de-serializer")]
    public ConcurrencyTheoryCase()
    {
    }

    public ConcurrencyTheoryCase(
        IXunitTestMethod testMethod, string displayName, string uniqueId, bool isExplicit, bool skipTestWithoutData, Type[]? skipExceptions, string? skipReason,
        Type? skipType, string? skipUnless, string? skipWhen, Dictionary<string, HashSet<string>> traits, string? sourceFile, int? sourceLine, int? timeout)
        : base(testMethod, displayName, uniqueId, isExplicit, skipTestWithoutData, skipExceptions, skipReason, skipType, skipUnless, skipWhen, traits, sourceFile, sourceLine, timeout)
    {
    }

    public ValueTask<RunSummary> Run(
        ExplicitOption explicitOption, IMessageBus messageBus, object?[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        ConcurrencyTestCaseRunner.Run(this, explicitOption, messageBus, aggregator, cancellationTokenSource);
}
