using System.Text;

namespace Ordinary;

public static class Language
{
    public static string Iterators() => string.Join(",", Evens(9)) + string.Join("", Letters().Take(3));

    public static string IteratorsDisposedEarly()
    {
        var log = new StringBuilder();
        foreach (int item in Guarded(log))
            if (item == 2)
                break;
        return log.ToString();
    }

    public static string IteratorOverList()
    {
        var list = new List<int> { 1, 2, 3 };
        return string.Join(",", Doubled(list));
    }

    public static string Closures()
    {
        int count = 0;
        Action add = () => count++;
        add();
        add();
        var actions = new List<Func<int>>();
        for (int i = 0; i < 3; i++)
        {
            int kept = i;
            actions.Add(() => kept * 10 + count);
        }
        count++;
        return count + string.Join(",", actions.Select(a => a()));
    }

    public static string NestedClosures()
    {
        int outer = 1;
        Func<int, Func<int>> make = x => () => x + outer++;
        Func<int> one = make(10), two = make(20);
        return $"{one()} {two()} {one()} {outer}";
    }

    public static string LocalFunctions()
    {
        int total = 0;
        Add(3);
        Add(4);
        return total + "" + Factorial(5);

        void Add(int n) => total += n;

        static int Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);
    }

    public static string Records()
    {
        var a = new Person("Ann", 30);
        Person b = a with { Age = 31 };
        (string name, int age) = b;
        return $"{a} {b} {a == b} {a == new Person("Ann", 30)} {name}{age} {a.GetHashCode() == new Person("Ann", 30).GetHashCode()}";
    }

    public static string DerivedRecords()
    {
        Person worker = new Worker("Bob", 40, "cook");
        return worker + " " + (worker with { Age = 1 }) + worker.Equals(new Person("Bob", 40));
    }

    public static string Patterns()
    {
        object[] items = [1, "two", 3.0, null!, new Person("Cid", 9), new[] { 1, 2, 3 }, -5];
        var text = new StringBuilder();
        foreach (object? item in items)
            text.Append(item switch
            {
                null => "null",
                int n and > 0 => $"+{n}",
                int n => $"{n}",
                string { Length: > 2 } s => s,
                Person { Age: < 10, Name: var name } => name,
                int[] and [var first, .., var last] => $"{first}-{last}",
                _ => "?",
            }).Append(';');
        return text.ToString();
    }

    public static string SwitchesOnText()
    {
        var text = new StringBuilder();
        foreach (string word in (string[])["one", "two", "three", "four", "five", "six", "seven", "eight"])
            switch (word)
            {
                case "one": text.Append(1); break;
                case "two": text.Append(2); goto case "one";
                case "three": continue;
                case "four" or "five": text.Append(45); break;
                case "six": text.Append(6); break;
                case "seven": text.Append(7); break;
                default: text.Append('?'); break;
            }
        return text.ToString();
    }

    public static string Events()
    {
        var button = new Button();
        string log = "";
        EventHandler<int> handler = (_, n) => log += n;
        button.Pressed += handler;
        button.Press(1);
        button.Pressed += (_, n) => log += "b" + n;
        button.Press(2);
        button.Pressed -= handler;
        button.Press(3);
        return log + Button.Total;
    }

    public static string Interfaces()
    {
        IShape[] shapes = [new Square(2), new Circle { Radius = 1 }];
        return string.Join(",", shapes.Select(s => s.Describe()));
    }

    public static string Nullables()
    {
        int? none = null, some = 5;
        var holder = new Optional { Value = 3 };
        holder.Value++;
        holder.Value = holder.Value + none ?? -1;
        DateTime? when = new DateTime(2020, 1, 2);
        holder.When = when;
        return $"{none ?? 1}{some + none}{some * 2}{holder.Value}{holder.When?.Year}{holder.When.HasValue}{holder.When!.Value.Month}{when.GetValueOrDefault().Day}";
    }

    public static string Operators()
    {
        var a = new Money(5);
        Money b = a + 3;
        b++;
        b += a;
        int plain = (int)b;
        return $"{b}{plain}{b > a}{a == new Money(5)}{unchecked((byte)300)}{7 % 3}{-7 / 2}{1 << 4 ^ 3}{5 >>> 1}";
    }

    public static string CheckedArithmetic()
    {
        int big = int.MaxValue;
        try
        {
            return checked(big + 1).ToString();
        }
        catch (OverflowException)
        {
            return unchecked(big + 1).ToString();
        }
    }

    public static string Properties()
    {
        var thing = new Thing { Name = "n", Size = 2 };
        thing.Size += 3;
        thing.Size++;
        thing.Tags.Add("t");
        thing.Parent = new Thing { Name = "p" };
        thing.Parent.Size--;
        return $"{thing.Name}{thing.Size}{thing.Parent?.Size}{thing.Parent?.Parent?.Name ?? "none"}{thing.Changes}{thing.Trimmed}";
    }

    public static string Initialisers()
    {
        var made = new WithInitialisers(4);
        return made.Text + made.Order + made.Twice + made.Base;
    }

    public static string StaticOrder() => Second.Value + First.Value + Second.Value + Precise.Log;

    public static string Enums()
    {
        Days days = Days.Mon | Days.Tue;
        days &= ~Days.Mon;
        var holder = new EnumHolder { Days = days };
        holder.Days |= Days.Wed;
        return $"{holder.Days} {(int)holder.Days} {holder.Days.HasFlag(Days.Tue)} {Enum.Parse<Days>("Mon")} {holder.Small}";
    }

    public static string Strings()
    {
        var text = new StringBuilder("abc");
        text[1] = 'X';
        text.Append(1).Insert(0, "<").Replace("c", "cc");
        string s = text.ToString();
        return s.ToUpperInvariant() + s.IndexOf('c') + string.Concat(s.Reverse()) + $"{1.5:F2}|{"r",4}|{12:X}" + """raw "q" """ + "a,b".Split(',').Length;
    }

    public static string TuplesAndSwaps()
    {
        (int x, int y) point = (1, 2);
        point.x += 5;
        (point.x, point.y) = (point.y, point.x);
        var holder = new TupleHolder();
        holder.Pair.a++;
        holder.Pair.b += "z";
        holder.Pair = (holder.Pair.a + 1, holder.Pair.b);
        return point + "" + holder.Pair + (holder.Pair == (2, "z"));
    }

    public static string Recursion() => Ackermann(2, 3) + "" + Hanoi(5, 'a', 'b', 'c') + Fib(12);

    public static string LinqQueries()
    {
        var people = new[] { new Person("A", 1), new Person("B", 2), new Person("C", 1) };
        var groups = from p in people
                     group p by p.Age into g
                     orderby g.Key descending
                     select new { g.Key, Names = string.Concat(g.Select(p => p.Name)) };
        return string.Join(";", groups.Select(g => g.Key + g.Names)) + people.Max(p => p.Age) + people.ToDictionary(p => p.Name)["B"].Age
            + people.Zip(people.Skip(1), (a, b) => a.Name + b.Name).Aggregate((a, b) => a + b) + people.Any(p => p.Age > 1);
    }

    public static string GotoAndLabels()
    {
        int i = 0;
    again:
        i++;
        if (i < 5)
            goto again;
        for (int a = 0; a < 3; a++)
            for (int b = 0; b < 3; b++)
                if (a * b == 2)
                    goto done;
                else
                    i += a;
    done:
        do
        {
            i--;
            if (i == 4)
                continue;
        }
        while (i > 3);
        return i.ToString();
    }

    public static string DelegatesCombined()
    {
        string log = "";
        Action a = () => log += "a", b = () => log += "b";
        Action both = a + b + a;
        both();
        both = (both - a)!;
        both();
        Func<int, int> twice = new Doubler(2).Times;
        Converter<string, int> parse = int.Parse;
        Func<string> bound = "text".ToUpperInvariant;
        return log + twice(4) + parse("5") + bound() + both.GetInvocationList().Length;
    }

    public static string ObjectMembers()
    {
        object a = new Square(1), b = new Square(1);
        var clone = (Doubler)new Doubler(3).Copy();
        return $"{a.Equals(b)}{ReferenceEquals(a, a)}{a.GetType().Name}{a is IShape}{clone.Times(2)}{nameof(Square)}{typeof(List<>).Name}{sizeof(int)}";
    }

    public static string Conversions()
    {
        object boxed = 5;
        int unboxed = (int)boxed;
        long wide = unboxed;
        float f = wide;
        boxed = new Money(3);
        return $"{unchecked((byte)unboxed)}{(int)2.9}{f / 2}{((Money)boxed).Amount}{(char)('a' + 1)}{boxed as string ?? "no"}{Convert.ToInt32("12")}{(ulong)uint.MaxValue}";
    }

    private static IEnumerable<int> Evens(int limit)
    {
        for (int i = 0; i < limit; i += 2)
            yield return i;
    }

    private static IEnumerable<char> Letters()
    {
        for (char c = 'a'; ; c++)
            yield return c;
    }

    private static IEnumerable<int> Doubled(IEnumerable<int> items)
    {
        foreach (int item in items)
            yield return item * 2;
        foreach (int item in new List<int> { 7, 8 })
            yield return item;
    }

    private static IEnumerable<int> Guarded(StringBuilder log)
    {
        try
        {
            for (int i = 1; ; i++)
            {
                log.Append(i);
                yield return i;
            }
        }
        finally
        {
            log.Append("done");
        }
    }

    private static int Ackermann(int m, int n) => m == 0 ? n + 1 : n == 0 ? Ackermann(m - 1, 1) : Ackermann(m - 1, Ackermann(m, n - 1));

    private static int Hanoi(int n, char from, char to, char by) => n == 0 ? 0 : Hanoi(n - 1, from, by, to) + 1 + Hanoi(n - 1, by, to, from);

    private static int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);

    private record Person(string Name, int Age);

    private sealed record Worker(string Name, int Age, string Job) : Person(Name, Age);

    private sealed class Button
    {
        public static int Total;

        public event EventHandler<int>? Pressed;

        public void Press(int n)
        {
            Total++;
            Pressed?.Invoke(this, n);
        }
    }

    private interface IShape
    {
        double Area { get; }

        string Describe() => $"{GetType().Name} {Area:F1}";
    }

    private sealed class Square(double side) : IShape
    {
        public double Area => side * side;

        public override bool Equals(object? obj) => obj is Square other && other.Area.Equals(Area);

        public override int GetHashCode() => Area.GetHashCode();
    }

    private sealed class Circle : IShape
    {
        public required double Radius { get; init; }

        double IShape.Area => Math.PI * Radius * Radius;

        string IShape.Describe() => "round";
    }

    private sealed class Optional
    {
        public int? Value;
        public DateTime? When { get; set; }
    }

    private readonly struct Money(int amount) : IEquatable<Money>
    {
        public int Amount => amount;

        public static Money operator +(Money a, int b) => new(a.Amount + b);

        public static Money operator +(Money a, Money b) => new(a.Amount + b.Amount);

        public static Money operator ++(Money a) => new(a.Amount + 1);

        public static bool operator >(Money a, Money b) => a.Amount > b.Amount;

        public static bool operator <(Money a, Money b) => a.Amount < b.Amount;

        public static bool operator ==(Money a, Money b) => a.Equals(b);

        public static bool operator !=(Money a, Money b) => !a.Equals(b);

        public static explicit operator int(Money m) => m.Amount;

        public bool Equals(Money other) => amount == other.Amount;

        public override bool Equals(object? obj) => obj is Money other && Equals(other);

        public override int GetHashCode() => amount;

        public override string ToString() => $"${amount}";
    }

    private sealed class Thing
    {
        private int _size;

        public string Name { get; set; } = "";

        public string Trimmed => field ??= Name.Trim() + "!";

        public int Size
        {
            get => _size;
            set
            {
                _size = value;
                Changes++;
            }
        }

        public int Changes { get; private set; }

        public List<string> Tags { get; } = [];

        public Thing? Parent { get; set; }
    }

    private class WithBase
    {
        public string Base = "";

        public WithBase() => Base += Describe();

        protected virtual string Describe() => "base";
    }

    private sealed class WithInitialisers(int n) : WithBase
    {
        public string Text = "t" + n;
        public int Order = n;
        public readonly int[] Array = [n, n * 2];

        public int Twice => Array[1];

        protected override string Describe() => Text;
    }

    private static class First
    {
        public static int Value = Second.Value + 1;
    }

    private static class Second
    {
        public static int Value = First.Value + 1;
    }

    private static class Precise
    {
        public static readonly string Log = "";
        public static readonly int Count;

        static Precise()
        {
            Count = 3;
            for (int i = 0; i < Count; i++)
                Log += i;
        }
    }

    [Flags]
    private enum Days : byte
    {
        None = 0,
        Mon = 1,
        Tue = 2,
        Wed = 4,
    }

    private sealed class EnumHolder
    {
        public Days Days;
        public DayOfWeek Small = DayOfWeek.Friday;
    }

    private sealed class TupleHolder
    {
        public (int a, string b) Pair;
    }

    private sealed class Doubler(int factor)
    {
        public int Times(int n) => n * factor;

        public object Copy() => MemberwiseClone();
    }
}
