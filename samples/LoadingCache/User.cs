namespace SampleCode.LoadingCache;

/// <summary>What takes long to load.</summary>
public sealed record User(int Id);
