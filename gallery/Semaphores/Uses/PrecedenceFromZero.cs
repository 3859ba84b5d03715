namespace Interleave.Gallery.Semaphores.Uses;

/// <summary>The semaphore starts at zero.</summary>
public sealed class PrecedenceFromZero() : Precedence(value: 0);
