namespace Interleave.Litmus;

/// <summary>An object to be shown to other threads.</summary>
sealed class Box
{
    public int Value;
}

/// <summary>An object from which another one can be reached.</summary>
sealed class Outer
{
    public Box? Inner;
}
