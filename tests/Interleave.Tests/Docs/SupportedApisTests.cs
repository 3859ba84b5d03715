using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Interleave.Rewriting;
using Interleave.Tests.Surface;
using Xunit;

namespace Interleave.Tests.Docs;

/// <summary><c>docs/supported-apis.md</c> says what the tables of the code say.</summary>
public partial class SupportedApisTests
{
    private const string Head = """
        # Supported APIs

        What the checker does with each member of the framework's threading namespaces. This page is written by a test, from
        the tables that the rewriter uses.

        *Controlled* members are explored. *Not controlled* ones end a check with `NOT INSTRUMENTED` and the reason given here, as
        soon as the program calls them. What is in neither column (enums, exceptions, options …) does nothing that
        matters and is called as it is.

        | type | controlled | not controlled | why |
        |---|---|---|---|

        """;

    [Fact]
    public void Page_IsWhatTheTablesSay()
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (Type type in FrameworkMembers.ThreadingTypes.OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            string[] controlled = Names(type, m => Convention.Replacing.Contains(Convention.Expected(m)));
            string[] refused = Names(type, m => ReasonOf(m) is not null);
            string[] reasons = [.. FrameworkMembers.Of(type).Select(ReasonOf).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
            if (controlled.Length + refused.Length > 0)
                text.Append($"| `{Plain(type)}` | {List(controlled)} | {(controlled.Length == 0 ? "all" : List(refused))} | {string.Join("; ", reasons)} |\n");
        }

        Approved.FileEqual(Path.Combine(RepositoryFiles.Root, "docs", "supported-apis.md"), text.ToString());
    }

    private static string Plain(Type type) => Arity().Replace(type.FullName!, "<>").Replace('+', '.');

    [GeneratedRegex(@"`\d")]
    private static partial Regex Arity();

    private static string? ReasonOf(MethodBase member) => Refused.Reason(member.DeclaringType!.FullName!, member.Name);

    private static string[] Names(Type type, Func<MethodBase, bool> which) =>
        [.. FrameworkMembers.Of(type).Where(which).Select(NameOf).Distinct().Order(StringComparer.Ordinal)];

    private static string NameOf(MethodBase member) => member.Name switch
    {
        ".ctor" => "new",
        var name when name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) => name[4..],
        var name => name,
    };

    private static string List(string[] names) => string.Join(", ", names.Select(n => $"`{n}`"));
}
