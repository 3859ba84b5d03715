using System.Diagnostics;
using System.Runtime.Loader;
using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Executing;

/// <summary>What is wrong with an execution.</summary>
/// <param name="Kind">Of what kind.</param>
/// <param name="Message">In words.</param>
/// <param name="Place">Where it shows.</param>
/// <param name="Thread">The thread in which it shows.</param>
internal sealed record Finding(FailureKind Kind, string Message, Place? Place, int Thread)
{
    /// <summary>An exception that left a thread's body.</summary>
    public static Finding Of(Exception exception, int thread)
    {
        Type type = exception.GetType();
        bool assertion = IsAssertion(type);
        string message = assertion ? exception.Message.Trim() : $"{type.Name}: {exception.Message}";
        return new Finding(assertion ? FailureKind.Assertion : FailureKind.Exception, message, Places.InProgram(new StackTrace(exception, true), assertion ? type.Assembly : null), thread);
    }

    /// <summary>Test frameworks have no common type for a failed assertion; their names all say it.</summary>
    private static bool IsAssertion(Type? type)
    {
        for (; type is not null && type != typeof(Exception); type = type.BaseType)
        {
            string name = type.FullName ?? type.Name;
            if (name.Contains("Assert", StringComparison.Ordinal) || name.StartsWith("Xunit.Sdk.", StringComparison.Ordinal)
                || type.Name == "DebugAssertException")
                return true;
        }
        return false;
    }
}

/// <summary>Stack traces as places in the program under check.</summary>
internal static class Places
{
    /// <summary>Where the current thread is.</summary>
    public static List<Place> Here()
    {
        var trace = new StackTrace(0, true);
        return Of(trace, trace.FrameCount);
    }

    /// <summary>Where an exception was thrown.</summary>
    public static List<Place> Of(StackTrace trace) => Of(trace, 0);

    /// <param name="trace">The stack.</param>
    /// <param name="depth">The depth of its first frame; 0 where only the frames know lines.</param>
    private static List<Place> Of(StackTrace trace, int depth)
    {
        var places = new List<Place>();
        foreach (StackFrame frame in trace.GetFrames())
        {
            int at = depth--;
            if (frame.GetMethod() is not { } method)
                continue;
            string? scope = method.DeclaringType?.Namespace;
            if ((method.Name.StartsWith('$') && method.Name != StaticLayouts.Initializer) || IsHidden(method) || scope is "Interleave.Surface" || scope?.StartsWith("Interleave.Surface.", StringComparison.Ordinal) == true)
                continue;
            // Below the engine's own frames another thread may have been running.
            if (method.Module.Assembly == typeof(Places).Assembly)
            {
                if (places.Count > 0)
                    break;
                continue;
            }
            places.Add(new Place(NameOf(method), frame.GetFileName(), Surface.Lines.Of(at, method) ?? frame.GetFileLineNumber()));
        }
        return places;
    }

    /// <summary>The innermost place in code under check; a test framework's own is none, though it has symbols.</summary>
    /// <param name="trace">The stack.</param>
    /// <param name="assertions">The library of the assertion that failed: what it asserts stands where it is called.</param>
    public static Place? InProgram(StackTrace trace, System.Reflection.Assembly? assertions)
    {
        StackFrame[] frames = [.. trace.GetFrames().Where(f => f.GetMethod() is { } method && AssemblyLoadContext.GetLoadContext(method.Module.Assembly) is RewrittenContext)];
        return First(frames.Where(f => f.GetMethod()!.Module.Assembly != assertions)) ?? First(frames);

        static Place? First(IEnumerable<StackFrame> frames) => Of(new StackTrace(frames)).FirstOrDefault(p => p.File is not null);
    }

    /// <summary>Whether readers do not know the method; a property that the compiler wrote is shown where it is used.</summary>
    private static bool IsHidden(System.Reflection.MethodBase method) =>
        (method.IsSpecialName && method.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), false))
        || method.IsDefined(typeof(StackTraceHiddenAttribute), false) || method.DeclaringType?.IsDefined(typeof(StackTraceHiddenAttribute), false) == true;

    /// <summary>The method as readers know it: a lambda goes by the method that holds it.</summary>
    public static string NameOf(System.Reflection.MethodBase method)
    {
        Type? type = method.DeclaringType;
        while (type is { DeclaringType: not null } && type.Name.StartsWith('<'))
            type = type.DeclaringType;
        string name = method.Name;
        // A state machine goes by the method that it is made of.
        if (name == "MoveNext" && method.DeclaringType!.Name.StartsWith('<'))
            name = method.DeclaringType.Name;
        if (type is not null && (method.IsConstructor || name == StaticLayouts.Initializer))
            name = type.Name;
        if (name.StartsWith('<') && name.IndexOf('>') is > 1 and var end)
            name = name[1..end];
        return type is null ? name : $"{type.Name}.{name}";
    }
}
