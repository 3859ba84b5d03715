namespace Interleave.Gallery.Semaphores.Uses;

/// <summary>The semaphore starts at one.</summary>
public sealed class PrecedenceFromOne() : Precedence(value: 1);
