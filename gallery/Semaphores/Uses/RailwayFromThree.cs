namespace Interleave.Gallery.Semaphores.Uses;

/// <summary>The semaphore starts at three.</summary>
public sealed class RailwayFromThree() : Railway(permits: 3);
