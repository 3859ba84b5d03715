namespace Interleave.Gallery.DiningPhilosophers;

/// <summary>Take the fork on the left, then the one on the right.</summary>
public sealed class LeftThenRight : ForksOfTheTable;
