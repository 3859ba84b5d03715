namespace Interleave.Surface;

/// <summary>The members of the marked class stand in for those of <paramref name="type"/> in rewritten code.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReplacesAttribute(Type type) : Attribute
{
    /// <summary>The type whose members are replaced.</summary>
    public Type Type { get; } = type;
}
