using System.Reflection;

namespace Interleave.Properties;

/// <summary>A parameterless method as something to run again and again, each time on a new object.</summary>
internal static class ScenarioBody
{
    /// <summary>An inherited method runs on the type that it was asked of.</summary>
    public static Action Of(MethodInfo method) =>
        method.IsStatic ? method.CreateDelegate<Action>()
        : Make(typeof(Body<>), method, method).Run;

    /// <summary>The same for a method that returns a number, which <paramref name="returned"/> is given.</summary>
    public static Action Of(MethodInfo method, Action<int> returned) => Make(typeof(ReturningBody<>), method, method, returned).Run;

    private static IBody Make(Type body, MethodInfo method, params object[] arguments) =>
        (IBody)Activator.CreateInstance(body.MakeGenericType(method.ReflectedType!), arguments)!;

    private interface IBody
    {
        void Run();
    }

    private sealed class Body<T>(MethodInfo method) : IBody
        where T : class, new()
    {
        private readonly Action<T> _method = method.CreateDelegate<Action<T>>();

        public void Run() => _method(new T());
    }

    private sealed class ReturningBody<T>(MethodInfo method, Action<int> returned) : IBody
        where T : class, new()
    {
        private readonly Func<T, int> _method = method.CreateDelegate<Func<T, int>>();

        public void Run() => returned(_method(new T()));
    }
}
