namespace Interleave.Gallery.Semaphores.Uses;

/// <summary>The semaphore starts at one.</summary>
public sealed class RailwayFromOne() : Railway(permits: 1);
