using Interleave.Memory;

namespace Interleave.Checking;

/// <summary>The memory models, the stronger first.</summary>
internal static class Models
{
    public static IReadOnlyList<IMemoryModel> Of(CheckOptions options) => options.Memory switch
    {
        _ when options.DrawsSchedules => [new SequentialConsistency()],
        MemoryChoice.Sc => [new SequentialConsistency()],
        MemoryChoice.Tso => [new TotalStoreOrder()],
        MemoryChoice.DotNet => [new DotNet()],
        _ => [new SequentialConsistency(), new TotalStoreOrder(), new DotNet()],
    };

    /// <summary>The model with a name of the command line; null when there is none.</summary>
    public static IMemoryModel? Named(string name) => name switch
    {
        "sc" => new SequentialConsistency(),
        "tso" => new TotalStoreOrder(),
        "dotnet" => new DotNet(),
        _ => null,
    };
}
