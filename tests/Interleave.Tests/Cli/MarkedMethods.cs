using Interleave.Tests.Cli.Marks;

namespace Interleave.Tests.Cli
{
    /// <summary>Methods to choose from; nothing here is run.</summary>
    public class Chooser
    {
        [ConcurrencyTest]
        public void Marked()
        {
        }

        [ConcurrencyTest]
        public static void AlsoMarked()
        {
        }

        public static void Unmarked()
        {
        }

        public static void Overloaded()
        {
        }

        public static void Overloaded(int times) => _ = times;

        public static void NeedsArgument(int times) => _ = times;

        public static void Generic<T>() => _ = typeof(T);

        public static class Nested
        {
            public static void Deep()
            {
            }
        }
    }

    public abstract class AbstractChooser
    {
        [ConcurrencyTest]
        public void OfTheBase()
        {
        }

        public abstract void Missing();
    }

    public class DerivedChooser : AbstractChooser
    {
        public override void Missing()
        {
        }
    }

    public class NoDefaultConstructor(int x)
    {
        public void Run() => _ = x;
    }

    public static class GenericChooser<T>
    {
        public static void Run() => _ = typeof(T);
    }

    public static class WrongMark
    {
        [ConcurrencyTest]
        public static void WithArgument(int x) => _ = x;
    }
}

namespace Interleave.Tests.Cli.Second
{
    public static class Chooser
    {
        public static void Unmarked()
        {
        }
    }
}

namespace Interleave.Tests.Cli.Marks
{
    /// <summary>A mark is known by its name, whatever its namespace.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ConcurrencyTestAttribute : Attribute;
}
