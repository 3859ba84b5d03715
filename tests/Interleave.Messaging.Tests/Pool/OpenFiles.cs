using Xunit;

namespace Interleave.Messaging.Tests.Pool;

/// <summary>The files that this process has open. Tests that count them run while no others do.</summary>
[CollectionDefinition(nameof(OpenFiles), DisableParallelization = true)]
public sealed class OpenFiles
{
    public static int Count => Directory.GetFiles("/proc/self/fd").Length;

    public static Task AreAtMostAsync(int most) => TestPool.EventuallyAsync(() => Count <= most);
}
