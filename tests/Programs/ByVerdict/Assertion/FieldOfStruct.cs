namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A field of a struct in a field of an object.</summary>
public sealed class FieldOfStruct
{
    struct Point
    {
        public int X, Y;
    }

    Point point = new() { Y = 1 };

    public void Run()
    {
        Together.Run(() => point.X++, () => point.X++);
        Assert.That(point.X == 2, "Expected 2.");
    }
}
