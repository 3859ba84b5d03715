using System.Buffers.Binary;
using System.Diagnostics;

namespace WebServer;

/// <summary>A page as a worker read it, and how long that took.</summary>
internal readonly record struct Page(TimeSpan ReadTime, ReadOnlyMemory<byte> Content)
{
    private const int TicksLength = sizeof(long);

    /// <summary>Whether there is a page of this name.</summary>
    public static bool Exists(string name) => File.Exists(PathOf(name));

    /// <summary>Reads a page.</summary>
    /// <exception cref="FileNotFoundException">There is none of this name.</exception>
    public static Page Read(string name)
    {
        long begin = Stopwatch.GetTimestamp();
        byte[] content = File.ReadAllBytes(PathOf(name));
        return new Page(Stopwatch.GetElapsedTime(begin), content);
    }

    /// <summary>As bytes, for another process.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[TicksLength + Content.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, ReadTime.Ticks);
        Content.Span.CopyTo(bytes.AsSpan(TicksLength));
        return bytes;
    }

    public static Page Of(ReadOnlyMemory<byte> bytes) =>
        new(TimeSpan.FromTicks(BinaryPrimitives.ReadInt64LittleEndian(bytes.Span)), bytes[TicksLength..]);

    // A name, not a path: nothing outside of the folder is a page.
    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "pages", Path.GetFileName(name));
}
