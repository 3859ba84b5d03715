namespace Interleave.Cli.Targets;

/// <summary>A method of the assembly under check, as its metadata has it.</summary>
/// <param name="TypeName">The type's full name as the runtime writes it, nested types after <c>+</c>.</param>
/// <param name="Name">The method's name.</param>
internal sealed record MethodEntry(string TypeName, string Name)
{
    /// <summary>The path of the assembly that has it.</summary>
    public string Assembly { get; init; } = "";

    public int Parameters { get; init; }

    public bool IsGeneric { get; init; }

    public bool IsStatic { get; init; }

    public bool IsAbstract { get; init; }

    public bool IsPrivate { get; init; }

    public bool TypeIsGeneric { get; init; }

    public bool TypeIsAbstract { get; init; }

    public bool TypeHasDefaultConstructor { get; init; }

    /// <summary>Whether it carries an attribute named ConcurrencyTestAttribute.</summary>
    public bool IsTest { get; init; }

    /// <summary>The full name with dots only, as users write it.</summary>
    public string FullName => $"{TypeName.Replace('+', '.')}.{Name}";

    /// <summary>The type's own name and the method's.</summary>
    public string ShortName => $"{TypeName[(TypeName.LastIndexOfAny(['.', '+']) + 1)..]}.{Name}";

    /// <summary>Why it cannot be run, or null.</summary>
    public string? Obstacle =>
        Parameters > 0 ? "it takes parameters; a check runs a method without any"
        : IsGeneric ? "it is generic; a check runs an ordinary method"
        : TypeIsGeneric ? "its type is generic; a check runs a method of an ordinary type"
        : IsAbstract ? "it is abstract; name the method of a type that implements it"
        : !IsStatic && TypeIsAbstract ? "its type is abstract; name a type that derives from it"
        : !IsStatic && !TypeHasDefaultConstructor ? "its type has no parameterless constructor; make the method static or add one"
        : null;
}
