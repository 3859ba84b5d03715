namespace Interleave.Surface;

/// <summary>
/// Marks a class of static methods that rewritten code calls instead of the members of <paramref name="type"/>:
/// a static method under the same name, an instance method with its receiver in front, an accessor under its
/// metadata name, and a constructor as <c>New</c>.
/// </summary>
/// <param name="type">The type whose members are replaced.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReplacesAttribute(Type type) : Attribute
{
    /// <summary>The type whose members are replaced.</summary>
    public Type Type { get; } = type;
}
