namespace Interleave.Rewriting;

/// <summary>Which of the dependencies beside an assembly are rewritten with it.</summary>
internal sealed class Selection(RewritingOptions options)
{
    private static readonly string[] Own = ["Interleave.Sync", "Interleave.Messaging", "Interleave.Gallery", "Interleave.Samples"];

    private static readonly string[] Left = ["Mono.Cecil", "xunit", "Microsoft.", "nunit", "testhost", "Interleave", "FsCheck", "FSharp.Core", "coverlet"];

    /// <summary>Whether the user is to be told that the dependency is left as it is: test frameworks and the checker itself always are.</summary>
    public bool IsWorthNaming(string name) =>
        !Includes(name) && (name.StartsWith("Microsoft.", StringComparison.OrdinalIgnoreCase) ? !name.StartsWith("Microsoft.Test", StringComparison.OrdinalIgnoreCase)
            && !name.StartsWith("Microsoft.VisualStudio", StringComparison.OrdinalIgnoreCase)
            : !Left.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase)));

    public bool Includes(string name)
    {
        if (options.Include.Count > 0)
            return options.Include.Any(p => new NamePattern(p).Matches(name));
        return Own.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase))
            || !Left.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase));
    }
}
