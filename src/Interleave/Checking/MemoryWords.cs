using System.Globalization;

namespace Interleave.Checking;

/// <summary>What is said when memory runs out.</summary>
internal static class MemoryWords
{
    /// <summary>The runtime's own limit was reached.</summary>
    public static string RanOut => PastLimit(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>The program has taken more than so many bytes.</summary>
    public static string PastLimit(long bytes) =>
        $"the program has taken all the memory that it may ({Size(bytes)}); does it allocate without end?";

    private static string Size(long bytes) => bytes >= 1 << 30
        ? $"{(bytes / (double)(1 << 30)).ToString("0.#", CultureInfo.InvariantCulture)} GB"
        : $"{bytes >> 20} MB";
}
