namespace Interleave.Gallery.HigherMechanisms.PathPages;

/// <summary>The writer inside of the braces: any number of either at once.</summary>
public sealed class BurstOfAll() : PathPage("path { read + write } end");
