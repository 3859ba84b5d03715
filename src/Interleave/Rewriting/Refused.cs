using System.Collections.Frozen;

namespace Interleave.Rewriting;

/// <summary>
/// The members of the framework that start, synchronize or block and that the checker does not control:
/// a checked program that calls one of them cannot be judged. Types are named as in <see cref="Harmless"/>.
/// </summary>
internal static partial class Refused
{
    private const string Threading = "System.Threading.";
    private const string Tasks = Threading + "Tasks.";
    private const string Channels = Threading + "Channels.";
    private const string Concurrent = "System.Collections.Concurrent.";
    private const string Compiler = "System.Runtime.CompilerServices.";

    /// <summary>For what there is no way around yet.</summary>
    private const string NotYet = "not yet controlled";

    /// <summary>For what gives the operating system's object itself away.</summary>
    private const string OutOfSight = "what is done with the handle itself cannot be seen";

    /// <summary>For code that is handed over for good.</summary>
    private const string ByItself = "the runtime calls it back when it likes, on threads of its own";

    private static readonly FrozenDictionary<string, string> Namespaces = new Dictionary<string, string>
    {
        ["System.Threading.RateLimiting"] = NotYet,
        ["System.Threading.Tasks.Dataflow"] = "not yet controlled; use threads and a queue under a lock",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> WholeTypes = Types().ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> SingleMembers = Members().ToFrozenDictionary();

    /// <summary>All types and members named one by one, for the test that looks for those that .NET no longer has.</summary>
    internal static IEnumerable<string> Entries => [.. WholeTypes.Keys, .. SingleMembers.Keys];

    /// <summary>Why a member is refused and what to do instead, or null when it is not in the table.</summary>
    /// <param name="declaringTypeFullName">The type that declares the member, without type arguments.</param>
    /// <param name="memberName">The member's metadata name: <c>get_Result</c>, <c>.ctor</c>.</param>
    internal static string? Reason(string declaringTypeFullName, string memberName)
    {
        string type = declaringTypeFullName.Replace('/', '+');
        if (WholeTypes.TryGetValue(type, out string? reason) || SingleMembers.TryGetValue(type + "." + memberName, out reason))
            return reason;
        int dot = type.LastIndexOf('.');
        return dot > 0 && Namespaces.TryGetValue(type[..dot], out reason) ? reason : null;
    }
}
