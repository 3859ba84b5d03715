namespace Interleave.Programs.ByVerdict.Race;

/// <summary>A struct of two words that is written while it is copied.</summary>
public sealed class TornStruct
{
    struct Point
    {
        public long X, Y;
    }

    Point point;
    long seen;

    public void Run() => Together.Run(Move, Look);

    void Move() => point = new Point { X = 1, Y = 1 };

    void Look()
    {
        Point copy = point;
        seen = copy.X - copy.Y;
    }
}
