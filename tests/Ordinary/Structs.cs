using System.Runtime.CompilerServices;

namespace Ordinary;

public static class Structs
{
    public static string FieldsOfFields()
    {
        var holder = new Holder();
        holder.P.X++;
        holder.P.Y = holder.P.X + 5;
        holder.Inner.Deep.X -= 2;
        Point copy = holder.P;
        copy.X = 100;
        holder.P.Move(1, 1);
        return $"{holder.P}{copy}{holder.Inner.Deep.X}{holder.P.Length}";
    }

    public static string ReferencesToFields()
    {
        var holder = new Holder();
        ref Point p = ref holder.P;
        p.X = 4;
        p = new Point(p.X, 6);
        ref int y = ref p.Y;
        y++;
        Swap(ref holder.P.X, ref y);
        Set(out holder.Count, 8);
        return $"{holder.P}{holder.Count}{Sum(in holder.P)}";
    }

    public static string ReferenceReturns()
    {
        int[] array = [1, 2, 3];
        Find(array, 2) = 20;
        ref int chosen = ref (array[0] > 0 ? ref array[0] : ref array[1]);
        chosen = 9;
        ref readonly int last = ref array[2];
        return string.Join(",", array) + last;
    }

    public static string ArraysOfStructs()
    {
        var points = new Point[3];
        points[1].X = 5;
        points[1].Move(1, 2);
        points[2] = points[1];
        points[2].Y *= 2;
        foreach (ref Point point in points.AsSpan())
            point.X++;
        var lines = new (Point A, Point B)[1];
        lines[0].B.X = 3;
        return string.Join(" ", points) + lines[0].B.X;
    }

    public static string MutableEnumeratorInField()
    {
        var walker = new Walker([1, 2, 3]);
        int sum = 0;
        while (walker.Next(out int value))
            sum = sum * 10 + value;
        return sum.ToString();
    }

    public static string FrameworkStructsInFields()
    {
        var holder = new Framework { When = new DateTime(2021, 2, 3), Text = "k" };
        holder.When = holder.When.AddDays(1);
        holder.Span = TimeSpan.FromMinutes(90);
        holder.Id = Guid.Empty;
        holder.Money += 1.5m;
        holder.Hash.Add(3);
        return $"{holder.When.Day}{holder.Span.Hours}{holder.Id}{holder.Money}{holder.Key.Key}{holder.Index.GetOffset(10)}{holder.Count.ToString()}{holder.Hash.ToHashCode() == holder.Hash.ToHashCode()}{holder.Text.Length}";
    }

    public static string DefaultsAndConstructors()
    {
        Point none = default;
        var made = new Point { X = 2 };
        var held = new Holder { P = new Point(7, 8) };
        held.P = default;
        Reset(ref made);
        return $"{none}{made}{held.P}";
    }

    public static string RefStructs()
    {
        Span<char> buffer = stackalloc char[8];
        var writer = new Writer(buffer);
        writer.Add('a');
        writer.Add('b');
        int count = 3;
        var cell = new Cell(ref count);
        cell.Value += 4;
        return writer.ToString() + count;
    }

    public static string InlineArrays()
    {
        var holder = new BufferHolder();
        holder.Buffer[0] = 1;
        holder.Buffer[2] = holder.Buffer[0] + 4;
        Four local = default;
        local[1] = 3;
        int sum = 0;
        foreach (int item in local)
            sum += item;
        return $"{holder.Buffer[2]}{sum}";
    }

    public static string RecordStructs()
    {
        var a = new Size(1, 2);
        Size b = a with { Width = 5 };
        var set = new HashSet<Size> { a, b, new(1, 2) };
        return $"{a}{b}{a == b}{set.Count}{b.Equals(new Size(5, 2))}";
    }

    public static string BoxedStructs()
    {
        object box = new Point(1, 2);
        var counter = (ICount)new Counting();
        counter.Up();
        counter.Up();
        return $"{((Point)box).X}{counter.Value}{box.Equals(new Point(1, 2))}{box.GetHashCode() == new Point(1, 2).GetHashCode()}";
    }

    public static string BigValues()
    {
        var holder = new Wide { Int128 = Int128.MaxValue, Double = double.NaN, Half = (Half)1.5, Text = (1, "a", 2.5m) };
        holder.Int128--;
        holder.Text.Item3 *= 2;
        holder.Float = -0f;
        return $"{holder.Int128}{holder.Double}{holder.Half}{holder.Text}{float.IsNegative(holder.Float)}{holder.Char}{(int)holder.Native}";
    }

    private static void Swap<T>(ref T a, ref T b) => (a, b) = (b, a);

    private static void Set(out int target, int value) => target = value;

    private static void Reset<T>(ref T value) where T : struct => value = default;

    private static int Sum(in Point p) => p.X + p.Y;

    private static ref int Find(int[] array, int value)
    {
        for (int i = 0; i < array.Length; i++)
            if (array[i] == value)
                return ref array[i];
        throw new InvalidOperationException();
    }

    private struct Point
    {
        public int X;
        public int Y;

        public Point(int x, int y)
        {
            X = x;
            Y = y;
        }

        public readonly double Length => Math.Sqrt(X * X + Y * Y);

        public void Move(int dx, int dy)
        {
            X += dx;
            Y += dy;
        }

        public override readonly string ToString() => $"({X} {Y})";
    }

    private struct Nested
    {
        public Point Deep;
    }

    private sealed class Holder
    {
        public Point P;
        public Nested Inner;
        public int Count;
    }

    private sealed class Walker(List<int> items)
    {
        private List<int>.Enumerator _at = items.GetEnumerator();

        public bool Next(out int value)
        {
            bool more = _at.MoveNext();
            value = _at.Current;
            return more;
        }
    }

    private sealed class Framework
    {
        public DateTime When;
        public TimeSpan Span;
        public Guid Id;
        public decimal Money;
        public HashCode Hash;
        public readonly KeyValuePair<int, string> Key = new(4, "v");
        public Index Index = ^3;
        public int Count = 12;
        public string Text = "";
    }

    private ref struct Writer(Span<char> buffer)
    {
        private readonly Span<char> _buffer = buffer;
        private int _count;

        public void Add(char c) => _buffer[_count++] = c;

        public override readonly string ToString() => _buffer[.._count].ToString();
    }

    private ref struct Cell(ref int value)
    {
        private ref int _value = ref value;

        public int Value
        {
            readonly get => _value;
            set => _value = value;
        }
    }

    [InlineArray(4)]
    private struct Four
    {
        private int _first;
    }

    private sealed class BufferHolder
    {
        public Four Buffer;
    }

    private readonly record struct Size(int Width, int Height);

    private interface ICount
    {
        int Value { get; }

        void Up();
    }

    private struct Counting : ICount
    {
        public int Value { get; private set; }

        public void Up() => Value++;
    }

    private sealed class Wide
    {
        public Int128 Int128;
        public double Double;
        public float Float;
        public Half Half;
        public char Char = 'c';
        public nint Native = 5;
        public (int, string, decimal) Text;
    }
}
