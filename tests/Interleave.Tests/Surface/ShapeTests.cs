using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Interleave.Surface;
using Xunit;

namespace Interleave.Tests.Surface;

public class ShapeTests
{
    private struct Pair
    {
        public byte Small;
        public long Big { get; set; }
    }

    private struct Mixed
    {
        public string Text;
        public Pair Pair;
    }

    [InlineArray(3)]
    private struct Three<T>
    {
        private T _first;
    }

    private struct Rows
    {
        public Three<Three<short>> Cells { get; set; }
    }

    private struct Buffered
    {
        public Buffer Numbers;
        public long After;

        // What the compiler makes of "fixed int Numbers[3]".
        [UnsafeValueType, StructLayout(LayoutKind.Sequential, Size = 12)]
        public struct Buffer
        {
            public int FixedElementField;
        }
    }

    [StructLayout(LayoutKind.Explicit)]
    private struct Union
    {
        [FieldOffset(0)] public byte First;
        [FieldOffset(0)] public long Whole;
        [FieldOffset(4)] public int Upper;
        [FieldOffset(8)] public DayOfWeek Day;
    }

    private struct Empty;

    [Fact]
    public void Primitives_AreOnePiece()
    {
        Assert.Equal("0:4 ", Text<int>());
        Assert.Equal("0:1 ", Text<bool>());
        Assert.Equal("0:4 ", Text<DayOfWeek>());
        Assert.Equal("0:8 ", Text<nint>());
        Assert.Equal("0:0 ", Text<string>());
        Assert.True(Shape<DayOfWeek>.IsSingle);
    }

    [Fact]
    public void Structs_HaveTheirFieldsPieces()
    {
        Assert.Equal("0:1 Small, 8:8 Big", Text<Pair>());
        Assert.Equal("0:0 Text, 8:1 Pair.Small, 16:8 Pair.Big", Text<Mixed>());
        Assert.Equal(4, Shape<Guid>.Value.Pieces.Count(p => p.Size > 1) + 1);
        Assert.Empty(Shape<Empty>.Value.Pieces);
    }

    [Fact]
    public void InlineArraysAndFixedBuffers_RepeatTheirField()
    {
        Assert.Equal("0:4 [0], 4:4 [1], 8:4 [2]", Text<Three<int>>());
        Assert.Equal("0:2 Cells[0][0], 2:2 Cells[0][1], 4:2 Cells[0][2]", string.Join(", ", Text<Rows>().Split(", ")[..3]));
        Assert.Equal("0:4 Numbers[0], 4:4 Numbers[1], 8:4 Numbers[2], 16:8 After", Text<Buffered>());
    }

    [Fact]
    public void Pointers_AreNumbers() => Assert.Contains(Shape<MemoryHandle>.Value.Pieces, p => p is { Name: "_pointer", Size: 8 });

    [Fact]
    public void Overlapping_TheLargestIsThePiece() => Assert.Equal("0:8 Whole, 8:4 Day", Text<Union>());

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Store_ThenLoad_KeepsEveryByte(int location)
    {
        RoundTrip(location, new Mixed { Text = "a", Pair = new Pair { Small = 1, Big = -2 } });
        RoundTrip(location, new Union { Whole = -3, Day = DayOfWeek.Friday });
        RoundTrip(location, new Vector<int>(7));
        RoundTrip(location, Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"));
        RoundTrip(location, 12345678901234567890.5m);
        RoundTrip(location, (1, "b", 2.5));
        RoundTrip<int?>(location, 4);
        RoundTrip(location, char.MaxValue);
        RoundTrip(location, sbyte.MinValue);
    }

    [Fact]
    public void Store_FixedBuffer_KeepsEveryElement()
    {
        using var controller = new RecordingController { Location = 5 };
        var value = default(Buffered);
        for (int i = 0; i < 3; i++)
            Unsafe.Add(ref value.Numbers.FixedElementField, i) = i + 1;
        value.After = 4;
        var target = default(Buffered);

        References.Store(ref target, value, AccessMode.Plain);

        Assert.Equal(3, Unsafe.Add(ref target.Numbers.FixedElementField, 2));
        Assert.Equal(4, target.After);
        Assert.Equal(
            ["Struct 4 True", "Store 5 7 Plain 0 -> 1", "Store 6 7 Plain 0 -> 2", "Store 7 7 Plain 0 -> 3", "Store 8 7 Plain 0 -> 4", "Struct 0 True"],
            controller.Log);
    }

    private static void RoundTrip<T>(int location, T value)
    {
        using var controller = new RecordingController { Location = location };
        T target = default!;

        References.Store(ref target, value, AccessMode.Plain);

        Assert.Equal(value, target);
        Assert.Equal(value, References.Load(ref target, AccessMode.Volatile));
    }

    private static string Text<T>() => string.Join(", ", Shape<T>.Value.Pieces.Select(p => $"{p.Offset}:{p.Size} {p.Name}"));
}
