using System.Reflection;

namespace Interleave.Properties;

/// <summary>A parameterless method as something to run again and again, each time on a new object.</summary>
internal static class ScenarioBody
{
    /// <summary>An inherited method runs on the type that it was asked of.</summary>
    public static Action Of(MethodInfo method) =>
        method.IsStatic ? method.CreateDelegate<Action>()
        : ((IBody)Activator.CreateInstance(typeof(Body<>).MakeGenericType(method.ReflectedType!), method)!).Run;

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
}
