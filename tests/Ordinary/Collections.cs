using System.Collections;

namespace Ordinary;

public static class Collections
{
    public static string ListSorted()
    {
        var list = new List<int> { 3, 1, 2 };
        list.Sort();
        list.Insert(1, 9);
        list.RemoveAt(0);
        return string.Join(",", list) + list.Sum() + list.Contains(9);
    }

    public static string ListSortedByComparison()
    {
        var words = new List<string> { "pear", "fig", "banana" };
        words.Sort((a, b) => a.Length.CompareTo(b.Length));
        words.ForEach(w => Counter.Count += w.Length);
        return string.Join(" ", words) + Counter.Count;
    }

    public static string DictionaryCounted()
    {
        var counts = new Dictionary<char, int>();
        foreach (char c in "mississippi")
            counts[c] = counts.GetValueOrDefault(c) + 1;
        return string.Join(",", counts.OrderBy(p => p.Key).Select(p => $"{p.Key}{p.Value}")) + counts.TryGetValue('x', out int none) + none;
    }

    public static string QueueAndStack()
    {
        var queue = new Queue<int>([1, 2, 3]);
        var stack = new Stack<int>();
        while (queue.TryDequeue(out int next))
            stack.Push(next * 10);
        return string.Join(",", stack) + stack.Peek() + queue.Count;
    }

    public static string SetsCombined()
    {
        var a = new HashSet<int> { 1, 2, 3 };
        a.IntersectWith([2, 3, 4]);
        var sorted = new SortedSet<int>(a) { 0 };
        var linked = new LinkedList<int>(sorted);
        linked.AddFirst(7);
        return string.Join(",", linked) + sorted.Max;
    }

    public static string ArraysOfDimensions()
    {
        int[,] grid = new int[2, 3];
        for (int i = 0; i < 2; i++)
            for (int j = 0; j < 3; j++)
                grid[i, j] = i * 3 + j;
        grid[1, 1] += 5;
        ref int cell = ref grid[0, 2];
        cell *= 10;
        string[,] names = { { "a", "b" }, { "c", "d" } };
        names[1, 0] += "!";
        long sum = 0;
        foreach (int value in grid)
            sum += value;
        return $"{sum} {names[1, 0]} {grid.GetLength(1)} {grid.Rank}";
    }

    public static string ArraysJagged()
    {
        byte[][] rows = [[1, 2], [], [255]];
        rows[0][1]++;
        rows[2][0]++;
        short[] shorts = new short[3];
        shorts[1] = -4;
        shorts[1] <<= 1;
        uint at = 1;
        long wide = 2;
        byte small = 1;
        shorts[at] += 1;
        shorts[wide] = 9;
        shorts[small]--;
        bool[] flags = [true, false];
        flags[1] |= true;
        char[] chars = ['x', 'y'];
        chars[0]++;
        double[] doubles = [1.5, 2];
        doubles[1] /= 4;
        decimal[] money = [1.10m];
        money[0] += 2;
        return string.Join(",", rows.Select(r => r.Length)) + rows[0][1] + rows[2][0] + string.Join(",", shorts) + flags[1] + chars[0] + doubles[1] + money[0];
    }

    public static string ArrayCovariance()
    {
        object[] objects = new string[] { "a" };
        try
        {
            objects[0] = 1;
            return "stored";
        }
        catch (ArrayTypeMismatchException)
        {
            return "mismatch" + objects[0];
        }
    }

    public static string ArrayBounds()
    {
        int[] array = [1];
        int index = -1;
        try
        {
            return array[index].ToString();
        }
        catch (IndexOutOfRangeException)
        {
        }
        try
        {
            array[1] = 2;
            return "stored";
        }
        catch (IndexOutOfRangeException)
        {
            return "out";
        }
    }

    public static string ArrayHelpers()
    {
        int[] array = [5, 3, 9];
        Array.Sort(array);
        Array.Reverse(array);
        Array.Resize(ref array, 5);
        Array.Fill(array, 7, 3, 2);
        return string.Join(",", array) + Array.IndexOf(array, 3) + array[^1] + string.Join("", array[1..3]);
    }

    public static string OwnEnumerable()
    {
        var bag = new Bag { 1, 2, 3 };
        int sum = 0;
        foreach (int item in bag)
            sum += item;
        return sum + string.Join("", ((IEnumerable)bag).Cast<object>());
    }

    public static string OwnList()
    {
        var list = new Loud<string>();
        list.Add("a");
        list.Add("b");
        return list.Added + string.Join("", list) + list.Count;
    }

    public static string Indexers()
    {
        var matrix = new Matrix(2) { [0, 1] = 5 };
        matrix[1, 1] += matrix[0, 1];
        matrix[1, 1]++;
        return matrix[1, 1] + "" + matrix[0, 0];
    }

    public static string SpansOverArrays()
    {
        int[] array = [1, 2, 3, 4];
        Span<int> span = array.AsSpan(1, 2);
        span[0] = 20;
        span[1]++;
        foreach (ref int item in span)
            item *= 2;
        ReadOnlySpan<int> rest = array;
        Span<int> onStack = stackalloc int[3];
        onStack[1] = rest[^1];
        onStack.Fill(2);
        ReadOnlySpan<byte> data = [1, 2, 3];
        return string.Join(",", array) + onStack[1] + data[2] + rest.Length + "text".AsSpan(1).ToString();
    }

    public static string SpansFilledOnTheStack()
    {
        Span<int> some = stackalloc int[] { 3, 1, 2 };
        some.Sort();
        Span<string> texts = ["a", "b"];
        texts[1] += "c";
        return string.Join(",", some.ToArray()) + texts[1];
    }

    public static string Memories()
    {
        var holder = new Holder { Memory = new byte[] { 1, 2, 3 } };
        holder.Memory.Span[1] = 9;
        return holder.Memory.Length + "" + holder.Memory.Slice(1).Span[0];
    }

    private sealed class Holder
    {
        public Memory<byte> Memory;
    }

    private static class Counter
    {
        public static int Count;
    }

    private sealed class Bag : IEnumerable<int>
    {
        private readonly List<int> _items = [];

        public void Add(int item) => _items.Add(item);

        public List<int>.Enumerator GetEnumerator() => _items.GetEnumerator();

        IEnumerator<int> IEnumerable<int>.GetEnumerator() => GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Loud<T> : List<T>
    {
        public int Added { get; private set; }

        public new void Add(T item)
        {
            Added++;
            base.Add(item);
        }
    }

    private sealed class Matrix(int size)
    {
        private readonly int[] _cells = new int[size * size];

        public ref int this[int row, int column] => ref _cells[row * size + column];
    }
}
