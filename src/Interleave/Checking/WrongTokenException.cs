namespace Interleave.Checking;

/// <summary>A replay token that is well formed, but not of the program that is replayed.</summary>
internal sealed class WrongTokenException(string message) : FormatException(message);
