using System.Reflection;
using Interleave.Rewriting;
using Xunit;

namespace Interleave.Tests.Surface;

public class CoverageTests
{
    [Fact]
    public void Framework_EveryThreadingMember_IsControlledOrHarmlessOrRefused()
    {
        var missing = FrameworkMembers.All.Where(m => !Controlled(m) && !IsHarmless(m) && !IsRefused(m)).Select(Describe).ToList();

        Assert.True(missing.Count == 0, "Add these to Calls, Harmless or Refused:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void Framework_EveryThreadingMember_IsInOneTableOnly()
    {
        var twice = FrameworkMembers.All
            .Where(m => Count(Controlled(m), IsHarmless(m), IsRefused(m)) > 1).Select(Describe).ToList();

        Assert.True(twice.Count == 0, "In more than one table:\n" + string.Join('\n', twice));
    }

    [Fact]
    public void Framework_ThreadingTypes_AreFoundInAllAssemblies()
    {
        // A control: were assemblies left out, the tests above would pass for nothing.
        Assert.Contains(typeof(Thread), FrameworkMembers.ThreadingTypes);
        Assert.Contains(typeof(Lock.Scope), FrameworkMembers.ThreadingTypes);
        Assert.Contains(typeof(Barrier), FrameworkMembers.ThreadingTypes);
        Assert.Contains(typeof(Parallel), FrameworkMembers.ThreadingTypes);
        Assert.Contains(typeof(System.Timers.Timer), FrameworkMembers.ThreadingTypes);
        Assert.Contains(typeof(System.Threading.Channels.Channel), FrameworkMembers.ThreadingTypes);
        Assert.Contains(typeof(System.Runtime.CompilerServices.AsyncTaskMethodBuilder), FrameworkMembers.ThreadingTypes);
        Assert.InRange(FrameworkMembers.All.Count(), 1400, 4000);
    }

    [Fact]
    public void Calls_EveryMethod_ReplacesAMember()
    {
        var unknown = new List<string>();
        foreach (Type calls in Convention.Classes)
        {
            Type replaced = Convention.Replaced(calls);
            HashSet<string> members = [.. FrameworkMembers.Of(replaced).Concat(FrameworkMembers.ProtectedOf(replaced)).Select(Convention.Expected)];
            unknown.AddRange(Convention.Methods(calls).Select(m => Convention.Actual(replaced, m)).Where(s => !members.Contains(s)));
        }

        Assert.True(unknown.Count == 0, "Replace nothing:\n" + string.Join('\n', unknown));
    }

    [Fact]
    public void Tables_EveryEntry_NamesSomethingThatExists()
    {
        HashSet<string> known = [];
        foreach (Type type in FrameworkMembers.Exported())
        {
            known.Add(type.FullName!);
            known.UnionWith(FrameworkMembers.Of(type).Concat(FrameworkMembers.ProtectedOf(type)).Select(m => type.FullName + "." + m.Name));
        }

        Assert.Equal([], [.. Harmless.Entries.Concat(Refused.Entries).Where(e => !known.Contains(e))]);
    }

    [Fact]
    public void Tables_NestedTypeAsCecilNamesIt_IsFound() =>
        Assert.NotNull(Refused.Reason("System.Runtime.CompilerServices.YieldAwaitable/YieldAwaiter", "OnCompleted"));

    [Theory]
    [InlineData("System.Threading.Tasks.Dataflow.BufferBlock`1", true)]
    [InlineData("System.Threading.Thread", false)]
    [InlineData("Program", false)]
    public void Refused_WholeNamespace_AppliesToItsTypes(string type, bool refused) =>
        Assert.Equal(refused, Refused.Reason(type, ".ctor") is not null);

    private static bool Controlled(MethodBase member) => Convention.Replacing.Contains(Convention.Expected(member));

    private static bool IsHarmless(MethodBase member) => Harmless.Contains(member.DeclaringType!.FullName!, member.Name);

    private static bool IsRefused(MethodBase member) => Refused.Reason(member.DeclaringType!.FullName!, member.Name) is not null;

    private static int Count(params ReadOnlySpan<bool> flags)
    {
        int count = 0;
        foreach (bool flag in flags)
            count += flag ? 1 : 0;
        return count;
    }

    private static string Describe(MethodBase member) => $"  {member.DeclaringType}: {member}";
}
