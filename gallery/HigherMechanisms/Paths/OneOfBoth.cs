namespace Interleave.Gallery.HigherMechanisms.Paths;

/// <summary>One or the other: never both at once, but in any order.</summary>
public sealed class OneOfBoth() : PathBuffer("path put + take end");
