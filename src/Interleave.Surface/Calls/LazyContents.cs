using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Interleave.Surface.Calls;

/// <summary>How far a lazy value is, as the controller tells.</summary>
internal static class LazyContents
{
    public const long New = 0, Made = 1, Failed = 2, MakingItself = 3;
}

/// <summary>What a <see cref="Lazy{T}"/> holds while it is checked. Who may read it, and when, the controller decides.</summary>
internal sealed class LazyContents<T>(Func<T>? factory, LazyThreadSafetyMode mode)
{
    private static readonly ConditionalWeakTable<Lazy<T>, LazyContents<T>> All = [];

    private ExceptionDispatchInfo? _exception;

    public LazyThreadSafetyMode Mode => mode;

    public T Value { get; set; } = default!;

    public static void Add(Lazy<T> lazy, LazyContents<T> contents) => All.Add(lazy, contents);

    public static LazyContents<T>? Find(Lazy<T> lazy) => All.TryGetValue(lazy, out LazyContents<T>? contents) ? contents : null;

    /// <summary>One thread makes the value, the others wait; what a factory throws is thrown ever after.</summary>
    public T Execute(Controller controller, Lazy<T> lazy)
    {
        switch (controller.Operate(lazy, Operation.LazyEnter, factory is null ? 0 : 1))
        {
            case LazyContents.Made:
                return Value;

            case LazyContents.Failed:
                if (!controller.Abandoned)
                    _exception!.Throw();
                return Value;

            case LazyContents.MakingItself when factory is not null:
                var recursion = new InvalidOperationException("The factory of the lazy value asks for the value.");
                Fail(controller, lazy, recursion);
                throw recursion;
        }
        try
        {
            Value = Make();
        }
        catch (Exception e) when (!controller.Abandoned)
        {
            // Without a factory the next one may try again.
            if (factory is null)
                controller.Operate(lazy, Operation.LazyFinish, LazyContents.New);
            else
                Fail(controller, lazy, e);
            throw;
        }
        controller.Operate(lazy, Operation.LazyFinish, LazyContents.Made);
        return Value;
    }

    /// <summary>Several threads may make a value; the first one that is ready is the value for all.</summary>
    public T Publish(Controller controller, Lazy<T> lazy)
    {
        if (controller.Operate(lazy, Operation.LazyLook, 0) != LazyContents.Made)
        {
            T made = Make();
            if (controller.Operate(lazy, Operation.LazyPublish, 0) == 1)
                Value = made;
        }
        return Value;
    }

    private T Make() => factory is null ? LazyInitializerCalls.Made<T>() : factory();

    private void Fail(Controller controller, Lazy<T> lazy, Exception e)
    {
        _exception = ExceptionDispatchInfo.Capture(e);
        controller.Operate(lazy, Operation.LazyFinish, LazyContents.Failed);
    }
}
