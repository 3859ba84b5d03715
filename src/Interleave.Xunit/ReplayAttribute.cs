namespace Interleave.Xunit;

/// <summary>
/// Runs a <see cref="ConcurrencyTestAttribute">concurrency test</see> along one schedule instead of all: to debug what a
/// report shows. The test fails when the program no longer follows the schedule.
/// </summary>
/// <param name="token">The schedule, as the report names it.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReplayAttribute(string token) : Attribute
{
    /// <summary>The schedule.</summary>
    public string Token { get; } = token;
}
