using Xunit;

namespace Interleave.Tests.Exploration;

/// <summary>What an explorer has found: how often each execution was visited, by <see cref="ExecutionKey"/>.</summary>
sealed record ExplorationKeys(
    IReadOnlyDictionary<string, int> Complete,
    IReadOnlyDictionary<string, int> Deadlocked,
    IReadOnlyDictionary<string, int> Hung);

/// <summary>The explorer as these tests see it.</summary>
/// <remarks>Must be thread-safe: the batches run at the same time, each with an assembly of its own.</remarks>
interface IExplorerUnderTest
{
    /// <summary>Explores a program under sequential consistency, to the end even when an execution deadlocks or hangs.</summary>
    /// <param name="assembly">The path of the assembly made by <see cref="CompiledPrograms"/>; its shape is described at <see cref="SourceText"/>.</param>
    /// <param name="method">The method, as in <c>P17.Run</c>.</param>
    ExplorationKeys Explore(string assembly, string method);
}

/// <summary>The explorer that the tests check.</summary>
static class ExplorerUnderTest
{
    /// <summary>The name and value of the trait of the tests that need it.</summary>
    public const string Trait = "needs", Value = "explorer";

    public static IExplorerUnderTest? Instance { get; set; }

    public static IExplorerUnderTest Required
    {
        get
        {
            if (Instance is null)
                Assert.Fail("no explorer: set ExplorerUnderTest.Instance");
            return Instance;
        }
    }
}
