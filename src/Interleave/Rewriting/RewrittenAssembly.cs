using System.Reflection;

namespace Interleave.Rewriting;

/// <summary>A declaration whose memory is watched.</summary>
/// <param name="Id">Its number, from 1, dense over all assemblies rewritten together, the same each time the same files are rewritten.</param>
/// <param name="Type">The declaring type's name, without its namespace.</param>
/// <param name="Name">The field as a reader would write it: the property of a backing field, the variable of a captured one.</param>
/// <param name="ValueType">The name of the field's type, in C# where it has a keyword.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="IsCompilerGenerated">Whether no source line declares it (a captured <c>this</c>, a state).</param>
public sealed record FieldEntry(int Id, string Type, string Name, string ValueType, bool IsStatic, bool IsCompilerGenerated)
{
    /// <summary>Why races on it are allowed, as an <see cref="AllowRaceAttribute"/> says; null when they are not.</summary>
    public string? AllowedRace { get; init; }
}

/// <summary>A place in a method where a loop goes round.</summary>
public sealed record LoopEntry(int Id, string Method, string? File, int Line);

/// <summary>An assembly, with those it depends on and that are not the framework's, rewritten and loaded.</summary>
public sealed class RewrittenAssembly
{
    /// <summary>The rewritten copy of the assembly that was asked for.</summary>
    public required Assembly Assembly { get; init; }

    /// <summary>All declarations that are watched; the index is <see cref="FieldEntry.Id"/> - 1.</summary>
    public required IReadOnlyList<FieldEntry> Fields { get; init; }

    /// <summary>All loops; the index is <see cref="LoopEntry.Id"/> - 1.</summary>
    public required IReadOnlyList<LoopEntry> Loops { get; init; }

    /// <summary>A hash of the original code, as 8 hexadecimal digits; attributes and lines do not count.</summary>
    public required string Hash { get; init; }

    /// <summary>Sets the number of the current execution in all rewritten copies: a type initialised under another number is initialised again.</summary>
    public required Action<int> SetEpoch { get; init; }

    /// <summary>The number of the assemblies rewritten together, of which this is the first.</summary>
    internal int Group { get; init; }

    /// <summary>The methods in which races are allowed; events have them by their index + 1.</summary>
    internal IReadOnlyList<MethodAllowance> RacesAllowedIn { get; init; } = [];

    /// <summary>Runs the module initialisers, which every execution begins with.</summary>
    internal IReadOnlyList<Action> ModuleInitializers { get; init; } = [];

    /// <summary>Remarks: what was left out and why.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>Thrown when an assembly cannot be read, rewritten or loaded; the message is one line for the user.</summary>
public sealed class RewritingException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What to rewrite.</summary>
public sealed record RewritingOptions
{
    /// <summary>Assemblies (simple names, <c>*</c> allowed) to rewrite beside the one asked for; by default every dependency found beside it that is not the framework's, a test framework's or a checker's own.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Namespaces or types (<c>*</c> allowed) to leave as they are.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];
}
