namespace Interleave.Gallery.HigherMechanisms.PathPages;

/// <summary>No braces: one at a time, readers too.</summary>
public sealed class OneByOne() : PathPage("path read + write end");
