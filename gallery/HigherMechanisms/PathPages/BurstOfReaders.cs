namespace Interleave.Gallery.HigherMechanisms.PathPages;

/// <summary>Any number of readers at once, or one writer.</summary>
public sealed class BurstOfReaders() : PathPage("path { read } + write end");
