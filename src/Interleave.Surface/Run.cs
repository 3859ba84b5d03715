using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Interleave.Surface;

/// <summary>Thrown through the code under check to end an execution early. Rewritten handlers let it through.</summary>
public sealed class AbandonException() : Exception("The execution has ended.");

/// <summary>What rewritten exception handlers and calls into other code ask.</summary>
public static class Run
{
    /// <summary>Whether the execution is being unwound, so that handlers and finally blocks must do nothing.</summary>
    public static bool Abandoned
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Controller.Current is { Abandoned: true };
    }

    /// <summary>The filter in front of a rewritten handler: the exception if it is a <typeparamref name="T"/> that the handler may see, else null.</summary>
    public static T? Caught<T>(object exception) where T : class
    {
        // What has thrown may have been an access in such a method.
        AllowRaces(0);
        return Abandoned ? null : exception as T;
    }

    /// <summary>Stands before and, with 0, behind an access in a method that allows races.</summary>
    public static void AllowRaces(int method) => Controller.Current?.AllowRaces(method);

    /// <summary>Code that is not rewritten is about to use an object, unless the object is of a rewritten class itself.</summary>
    public static void Touch(object? target, string call, bool write)
    {
        if (target is not IIdentified)
            Controller.Current?.Touch(target, call, write);
    }

    /// <summary>A span over an array is about to be made.</summary>
    public static void Spanned(Array? target)
    {
        if (target is not null)
            Controller.Current?.Spanned(target);
    }

    /// <summary>Code that is not rewritten is about to make a memory over an array, or the like, through which the elements are used later.</summary>
    public static void TouchSpanned(Array? target, string call, bool write)
    {
        if (target is null || Controller.Current is not { } controller)
            return;
        controller.Spanned(target);
        controller.Touch(target, call, write);
    }

    /// <summary>Code that is not rewritten is about to use what a span refers to.</summary>
    public static void TouchSpan<T>(Span<T> target, string call, bool write)
    {
        if (Controller.Current is { } controller && !target.IsEmpty)
            controller.Touch(controller.FindSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(target)), call, isReadOnly: false), call, write);
    }

    /// <inheritdoc cref="TouchSpan"/>
    public static void TouchReadOnlySpan<T>(ReadOnlySpan<T> target, string call, bool write)
    {
        if (Controller.Current is { } controller && !target.IsEmpty)
            controller.Touch(controller.FindSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(target)), call, isReadOnly: true), call, write);
    }

    /// <summary>Code that is not rewritten is about to be given a token: it would find it uncancelled for ever.</summary>
    public static void Token(CancellationToken token, string call)
    {
        if (Controller.Current is { } controller && Calls.Cancellable.Source(token) is not null)
            controller.Refuse($"{call} with a CancellationToken that can be cancelled");
    }

    /// <summary>A member that the object's class has from a class that is not rewritten is about to use it.</summary>
    public static void TouchInherited(object? target, string call, bool write) => Controller.Current?.Touch(target, call, write);

    /// <summary>The static fields of a class that is not rewritten are about to be used.</summary>
    public static void TouchStatics(Type type, string call, bool write) => Controller.Current?.Step(type, call, write, AccessMode.Plain);

    /// <summary>Code that is left out and that locks by itself is about to use an object, or a class's static fields: one step.</summary>
    public static void Step(object? target, string call, bool write) => Controller.Current?.Step(target, call, write, AccessMode.Full);

    /// <summary>What <paramref name="view"/> shows is in <paramref name="source"/>: who uses the one uses the other.</summary>
    public static void View(object? view, object? source)
    {
        if (view is not null && source is not null)
            Controller.Current?.View(view, source);
    }

    /// <summary>A call that reaches memory past everything that is watched is about to be made.</summary>
    public static void Unseen(string call) => Controller.Current?.Unseen(call);

    /// <summary>Code that is not rewritten is about to be called.</summary>
    public static void Calling(string call) => Controller.Current?.Calling(call);

    /// <summary>A call that is not controlled is about to be made.</summary>
    public static void Refuse(string call) => Controller.Current?.Refuse(call);
}
