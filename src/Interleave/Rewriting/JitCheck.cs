using System.Reflection;
using System.Runtime.CompilerServices;

namespace Interleave.Rewriting;

/// <summary>Compiles every method of an assembly, to find those that the runtime rejects.</summary>
internal static class JitCheck
{
    private const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Type[] Samples = [typeof(object), typeof(int), typeof(string), typeof(DateTime)];

    public static IReadOnlyList<string> Run(Assembly assembly)
    {
        var failures = new List<string>();
        foreach (Type type in assembly.GetTypes())
            foreach (MethodBase method in Members(type))
                if (!method.IsAbstract && method.GetMethodBody() is not null)
                    Compile(type, method, failures);
        return failures;
    }

    private static IEnumerable<MethodBase> Members(Type type) => type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All));

    private static void Compile(Type type, MethodBase method, List<string> failures)
    {
        Type[] owner = type.IsGenericTypeDefinition ? type.GetGenericArguments() : [];
        Type[] own = method is MethodInfo { IsGenericMethodDefinition: true } ? method.GetGenericArguments() : [];
        int tried = 0;
        Exception? last = null;
        foreach (Type sample in owner.Length + own.Length == 0 ? Samples[..1] : Samples)
        {
            RuntimeTypeHandle[] arguments = [.. owner.Concat(own).Select(p => Argument(p, sample).TypeHandle)];
            try
            {
                if (owner.Length > 0)
                    _ = type.MakeGenericType([.. owner.Select(p => Argument(p, sample))]);
                if (method is MethodInfo generic && own.Length > 0 && owner.Length == 0)
                    _ = generic.MakeGenericMethod([.. own.Select(p => Argument(p, sample))]);
            }
            catch (Exception e) when (e is ArgumentException or TypeLoadException or NotSupportedException)
            {
                continue;
            }
            try
            {
                tried++;
                if (arguments.Length == 0)
                    RuntimeHelpers.PrepareMethod(method.MethodHandle);
                else
                    RuntimeHelpers.PrepareMethod(method.MethodHandle, arguments);
            }
            catch (System.Security.VerificationException e) when (!e.Message.Contains("Interleave.Surface", StringComparison.Ordinal))
            {
                // The sample does not meet a constraint of the method's own.
                tried--;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                last ??= e;
            }
        }
        if (last is not null && tried > 0)
            failures.Add($"{type.FullName}.{method.Name}: {last.GetType().Name}: {last.Message}");
    }

    /// <summary>An argument that a parameter's constraint is likely to accept.</summary>
    private static Type Argument(Type parameter, Type sample)
    {
        Type? based = parameter.GetGenericParameterConstraints().FirstOrDefault(c => c is { IsClass: true, ContainsGenericParameters: false } && c != typeof(ValueType));
        if (based is not null)
            return based;
        bool value = (parameter.GenericParameterAttributes & GenericParameterAttributes.NotNullableValueTypeConstraint) != 0;
        return value && !sample.IsValueType ? typeof(int) : sample;
    }
}
