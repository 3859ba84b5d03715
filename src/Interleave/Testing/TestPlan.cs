using System.Reflection;
using System.Reflection.Emit;
using Interleave.Surface;

namespace Interleave.Testing;

/// <summary>What one execution of a test method does: makes its fixtures and its object, calls it, disposes of all.</summary>
/// <remarks>All types and values are of the rewritten copy. Everything is made anew in each execution.</remarks>
internal sealed class TestPlan(MethodInfo method)
{
    /// <summary>The type of the object the method is called on.</summary>
    public Type Class { get; init; } = method.ReflectedType!;

    /// <summary>What is made before the object, in this order; constructors are handed what they ask for.</summary>
    public IReadOnlyList<Type> Fixtures { get; init; } = [];

    /// <summary>Objects that constructors may ask for and that are not made.</summary>
    public IReadOnlyDictionary<Type, object> Services { get; init; } = new Dictionary<Type, object>();

    /// <summary>The values of the method's parameters.</summary>
    public Func<object?[]> Arguments { get; init; } = () => [];

    /// <summary>What is done with each object once it is made, and what that returns.</summary>
    public Func<object, object?> Initialize { get; init; } = _ => null;

    /// <summary>A method as reports call it.</summary>
    public static string NameOf(MethodInfo method) => $"{method.ReflectedType!.Name}.{method.Name}";

    /// <summary>Why the test cannot be called, or its objects cannot be made; or null.</summary>
    public string? Obstacle()
    {
        if (method.ContainsGenericParameters)
            return $"{NameOf(method)} is generic, and nothing says for which types it is to be called";
        if (method.GetParameters().Length != Arguments().Length)
            return $"{NameOf(method)} has parameters, and nothing says what they are to be";
        if (method.IsAbstract || (Class.IsAbstract && !method.IsStatic))
            return $"{Class.Name} is abstract: there are no objects of it";
        var made = new List<Type>();
        foreach (Type type in method.IsStatic ? Fixtures : [.. Fixtures, Class])
        {
            if (ConstructorOf(type) is not { } constructor)
            {
                if (!type.IsValueType)
                    return $"{type.Name} has no constructor that can be chosen: one public constructor is needed";
            }
            else if (constructor.GetParameters().FirstOrDefault(p => !Services.ContainsKey(p.ParameterType) && !made.Exists(p.ParameterType.IsAssignableFrom)) is { } missing)
            {
                return $"the constructor of {type.Name} asks for {missing.Name} ({missing.ParameterType.Name}), which cannot be made in the rewritten copy";
            }
            made.Add(type);
        }
        return null;
    }

    /// <summary>Runs the test once.</summary>
    public void Run()
    {
        var made = new List<object>();
        try
        {
            foreach (Func<List<object>, object> make in makers ??= [.. (method.IsStatic ? Fixtures : [.. Fixtures, Class]).Select(MakerOf)])
            {
                object instance = make(made);
                made.Add(instance);
                Complete(Initialize(instance));
            }
            (call ??= CallOf())(method.IsStatic ? null : made[^1]);
        }
        catch (Exception) when (!Surface.Run.Abandoned)
        {
            DisposeAll(made);
            throw;
        }
        if (!Surface.Run.Abandoned)
            DisposeAll(made);
    }

    /// <summary>How the objects of a run are made, and how the method is called: reflection is asked once, not in each of many thousand runs.</summary>
    private Func<List<object>, object>[]? makers;

    private Action<object?>? call;

    private Action<object?> CallOf()
    {
        if (method.GetParameters().Length > 0)
            return instance => Complete(method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, Arguments(), null));
        var call = new DynamicMethod(method.Name, typeof(object), [typeof(object)], method.Module, skipVisibility: true);
        ILGenerator code = call.GetILGenerator();
        if (!method.IsStatic)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(Class.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, Class);
        }
        code.Emit(method.IsStatic || Class.IsValueType ? OpCodes.Call : OpCodes.Callvirt, method);
        if (method.ReturnType == typeof(void))
            code.Emit(OpCodes.Ldnull);
        else if (method.ReturnType.IsValueType)
            code.Emit(OpCodes.Box, method.ReturnType);
        code.Emit(OpCodes.Ret);
        Func<object?, object?> called = call.CreateDelegate<Func<object?, object?>>();
        return instance => Complete(called(instance));
    }

    private Func<List<object>, object> MakerOf(Type type)
    {
        if (ConstructorOf(type) is not { } constructor)
            return _ => Activator.CreateInstance(type)!;
        ParameterInfo[] parameters = constructor.GetParameters();
        if (parameters.Length > 0)
            return made => constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [.. parameters.Select(p => Given(p.ParameterType, made))], null);
        var make = new DynamicMethod(type.Name, typeof(object), [typeof(List<object>)], type.Module, skipVisibility: true);
        ILGenerator code = make.GetILGenerator();
        code.Emit(OpCodes.Newobj, constructor);
        if (type.IsValueType)
            code.Emit(OpCodes.Box, type);
        code.Emit(OpCodes.Ret);
        return make.CreateDelegate<Func<List<object>, object>>();
    }

    private object Given(Type type, List<object> made) =>
        Services.TryGetValue(type, out object? service) ? service : made.First(type.IsInstanceOfType);

    /// <summary>The only public constructor, or else the one without parameters.</summary>
    private static ConstructorInfo? ConstructorOf(Type type)
    {
        ConstructorInfo[] constructors = type.GetConstructors();
        return constructors.Length == 1
            ? constructors[0]
            : type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []);
    }

    private static void DisposeAll(List<object> made)
    {
        for (int i = made.Count - 1; i >= 0; i--)
        {
            if (made[i] is IAsyncDisposable later)
                Complete(later.DisposeAsync());
            else if (made[i] is IDisposable disposable)
                disposable.Dispose();
        }
    }

    /// <summary>Waits for what a test returns, as its framework would.</summary>
    internal static void Complete(object? returned)
    {
        Task? task = returned switch
        {
            Task given => given,
            ValueTask given => given.AsTask(),
            _ when returned?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>) =>
                (Task)type.GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(returned, null)!,
            _ => null,
        };
        if (task is not null)
            Surface.Calls.TaskAwaiterCalls.GetResult(task.GetAwaiter());
    }
}
