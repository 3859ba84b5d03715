using Interleave.Xunit;
using Xunit;

namespace FailingTests;

/// <summary>The bug is not in the test method.</summary>
public sealed class RaceInConstructorTests
{
    private int _count;

    public RaceInConstructorTests() => Together.Run(() => _count++, () => _count++);

    [ConcurrencyTest]
    public void Constructor_LosesAnUpdate() => Assert.Equal(2, _count);
}

public sealed class RaceInDisposeTests : IDisposable
{
    private int _count;

    [ConcurrencyTest]
    public void Dispose_LosesAnUpdate() => _count = 0;

    public void Dispose()
    {
        Together.Run(() => _count++, () => _count++);
        Assert.Equal(2, _count);
    }
}

public sealed class Counter : IDisposable
{
    public int Count;

    public bool IsDisposed;

    public void Dispose() => IsDisposed = true;
}

public sealed class RaceInFixtureTests(Counter counter) : IClassFixture<Counter>
{
    [ConcurrencyTest]
    public void Fixture_LosesAnUpdate()
    {
        Together.Run(() => counter.Count++, () => counter.Count++);
        Assert.Equal(2, counter.Count);
    }
}

/// <summary>What it asks for exists in the original only.</summary>
public sealed class FixtureOfMessages(Xunit.Sdk.IMessageSink sink)
{
    public override string ToString() => sink.ToString()!;
}

public sealed class UnmakableFixtureTests(FixtureOfMessages fixture) : IClassFixture<FixtureOfMessages>
{
    [ConcurrencyTest]
    public void Fixture_CannotBeMade() => Together.Run(() => fixture.ToString(), () => { });
}

/// <summary>What is begun is ended under check, too.</summary>
public sealed class RaceInAsyncLifetimeTests : IAsyncLifetime
{
    private int _count;

    [ConcurrencyTest]
    public void AsyncDispose_LosesAnUpdate() => Assert.Equal(1, _count);

    public ValueTask InitializeAsync()
    {
        _count = 1;
        return default;
    }

    public ValueTask DisposeAsync()
    {
        Together.Run(() => _count++, () => _count++);
        Assert.Equal(3, _count);
        return default;
    }
}
