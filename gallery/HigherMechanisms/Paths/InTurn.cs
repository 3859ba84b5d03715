namespace Interleave.Gallery.HigherMechanisms.Paths;

/// <summary>One after the other, again and again.</summary>
public sealed class InTurn() : PathBuffer("path put; take end");
