namespace Interleave.Gallery.Semaphores.Uses;

/// <summary>The semaphore starts at two.</summary>
public sealed class RailwayFromTwo() : Railway(permits: 2);
