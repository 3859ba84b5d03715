namespace Interleave.Messaging.Pool;
/// <summary>stub</summary>
public sealed class ProcessPool;
