using System.Reflection;
using Interleave.Programs.Scripts;
using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Objects;

/// <summary>The same calls, one after the other, on .NET's own objects and on the state machines.</summary>
public class AsTheRealOnesTests
{
    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Rewriter.Load(typeof(Script).Assembly.Location));
    private static readonly Lock Gate = new();

    public static TheoryData<string> Scripts => [.. ((Type[])[typeof(WaitHandles), typeof(Meetings), typeof(Cancellations), typeof(Interrupts)])
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(m => $"{t.Name}.{m.Name}"))];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_OnStateMachines_DoesWhatItDoesOnTheRealObjects(string script)
    {
        lock (Gate)
        {
            (object target, MethodInfo method) = Find(typeof(Script).Assembly, script);
            method.Invoke(target, null);
            string expected = Script.Result;

            CheckResult checkedResult = Checker.Check(Copy.Value, Find(Copy.Value.Assembly, script).Method, new CheckOptions());

            Assert.True(checkedResult.Outcome == Outcome.Verified, $"{checkedResult.Outcome} {checkedResult.Message} {checkedResult.Place}");
            Assert.Equal(expected, Copy.Value.Assembly.GetType(typeof(Script).FullName!)!.GetField(nameof(Script.Result))!.GetValue(null));
            Assert.NotEmpty(expected);
        }
    }

    private static (object Target, MethodInfo Method) Find(Assembly assembly, string script)
    {
        string[] names = script.Split('.');
        Type type = assembly.GetType($"{typeof(Script).Namespace}.{names[0]}", throwOnError: true)!;
        return (Activator.CreateInstance(type)!, type.GetMethod(names[1])!);
    }
}
