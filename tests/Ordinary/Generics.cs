using System.Numerics;

namespace Ordinary;

public static class Generics
{
    public static string Boxes() => new Box<int>(3).Map(x => x + 1).Value + new Box<string>("a").Map(s => s + "b").Value;

    public static string StaticsPerInstantiation()
    {
        Tally<int>.Count++;
        Tally<int>.Count++;
        Tally<string>.Count++;
        return Tally<int>.Count + "" + Tally<string>.Count + Tally<int>.Name + Tally<string>.Name;
    }

    public static string DerivedFromGeneric()
    {
        var pair = new Labelled("x", 1, 2);
        pair.Swap();
        (int a, int b) = pair;
        return pair.Label + a + b + pair.Sum;
    }

    public static string GenericMath() => Add(1, 2) + "" + Add(1.5, 2) + Sum<decimal>([1, 2, 3]);

    public static string ConstrainedCalls()
    {
        var bumper = new Bumper();
        Bump(ref bumper);
        Bump(ref bumper);
        var inClass = new InClass<Bumper>();
        inClass.Bump();
        inClass.Bump();
        return bumper.Count + "" + inClass.Item.Count + Show(5) + Show("t") + Show(bumper);
    }

    public static string Variance()
    {
        IEnumerable<object> objects = new List<string> { "a" };
        Func<object, string> show = o => o.ToString()!;
        Func<string, object> narrowed = show;
        return objects.First() + narrowed("b").ToString();
    }

    public static string GenericLocals()
    {
        return Last([1, 2, 3]) + Last(["a", "b"]);

        static string Last<T>(T[] items)
        {
            T? last = default;
            foreach (T item in items)
                last = item;
            return last!.ToString()!;
        }
    }

    public static string NestedGenerics()
    {
        var outer = new Outer<int>.Inner<string>(4, "x");
        outer.First++;
        return outer.First + outer.Second + Outer<int>.Inner<string>.Made;
    }

    public static string CuriousConstraints()
    {
        var node = new Leaf { Name = "leaf" };
        return node.Self().Self().Name;
    }

    public static string StaticAbstracts() => Make<Kilo>().ToString()! + Kilo.Unit;

    private static T Make<T>() where T : IUnit<T> => T.One;

    private interface IUnit<T>
    {
        static abstract T One { get; }
        static int Asked;
    }

    private readonly record struct Kilo(int Grams) : IUnit<Kilo>
    {
        public static readonly string Unit = "g";

        public static Kilo One
        {
            get
            {
                IUnit<Kilo>.Asked++;
                return new Kilo(1000 * IUnit<Kilo>.Asked);
            }
        }
    }

    private abstract class Node<TSelf> where TSelf : Node<TSelf>
    {
        public string Name = "";

        public TSelf Self() => (TSelf)this;
    }

    private sealed class Leaf : Node<Leaf>;

    private class Outer<T>
    {
        public sealed class Inner<U>(T first, U second)
        {
            public static int Made { get; private set; }

            public T First = first;
            public U Second = Count(second);

            private static U Count(U value)
            {
                Made++;
                return value;
            }
        }
    }

    private interface IBump
    {
        void Bump();
    }

    private struct Bumper : IBump
    {
        public int Count;

        public void Bump() => Count++;

        public override readonly string ToString() => "bumper" + Count;
    }

    private sealed class InClass<T> where T : struct, IBump
    {
        public T Item = new();

        public void Bump() => Item.Bump();
    }

    private static void Bump<T>(ref T item) where T : IBump => item.Bump();

    private static string Show<T>(T item) => item!.ToString()!;

    private static T Add<T>(T a, T b) where T : INumber<T> => a + b;

    private static T Sum<T>(ReadOnlySpan<T> items) where T : INumber<T>
    {
        T sum = T.Zero;
        foreach (T item in items)
            sum += item;
        return sum;
    }

    private sealed class Box<T>(T value)
    {
        public T Value { get; } = value;

        public Box<U> Map<U>(Func<T, U> map) => new(map(Value));
    }

    private static class Tally<T>
    {
        public static int Count;
        public static readonly string Name = typeof(T).Name;
    }

    private class Pair<T>(T first, T second)
    {
        protected T First = first;
        protected T Second = second;

        public void Swap() => (First, Second) = (Second, First);

        public void Deconstruct(out T first, out T second) => (first, second) = (First, Second);
    }

    private sealed class Labelled(string label, int first, int second) : Pair<int>(first, second)
    {
        public string Label => label;

        public int Sum => First + Second;
    }
}
