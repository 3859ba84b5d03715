using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>A method in which races are allowed, and why.</summary>
internal sealed record MethodAllowance(string Method, string Reason);

/// <summary>What <see cref="AllowRaceAttribute"/>, known by its name, allows; methods have numbers, from 1.</summary>
internal sealed class RaceAllowances
{
    private readonly List<MethodAllowance> _methods = [];

    public IReadOnlyList<MethodAllowance> Methods => _methods;

    /// <summary>The reason of the nearest attribute: the field's or its property's, a type's, the assembly's.</summary>
    public static string? Of(FieldDefinition field, string name)
    {
        string? reason = ReasonOf(field) ?? field.DeclaringType.Properties.Where(p => p.Name == name).Select(ReasonOf).FirstOrDefault(r => r is not null);
        for (TypeDefinition? type = field.DeclaringType; reason is null && type is not null; type = type.DeclaringType)
            reason = ReasonOf(type);
        return reason ?? ReasonOf(field.Module.Assembly);
    }

    /// <summary>The number of a method that allows races in its own code, lambdas and local functions included; 0 when it does not.</summary>
    public int NumberOf(MethodDefinition method)
    {
        if (Declared(method).Select(ReasonOf).FirstOrDefault(r => r is not null) is not { } reason)
            return 0;
        var allowance = new MethodAllowance(Names.OfMethod(method), reason);
        int at = _methods.IndexOf(allowance);
        if (at >= 0)
            return at + 1;
        _methods.Add(allowance);
        return _methods.Count;
    }

    /// <summary>The method itself; for what the compiler has made of a part of one, those that may be it: <c>&lt;Name&gt;b__0</c> goes by the name.</summary>
    private static IEnumerable<MethodDefinition> Declared(MethodDefinition method)
    {
        yield return method;
        TypeDefinition type = method.DeclaringType;
        string? name = Inner(method.Name);
        while (type.Name.StartsWith('<') && type.DeclaringType is not null)
        {
            name ??= Inner(type.Name);
            type = type.DeclaringType;
        }
        if (name is not null)
            foreach (MethodDefinition outer in type.Methods.Where(m => m.Name == name))
                yield return outer;
    }

    private static string? Inner(string name) => name.StartsWith('<') && name.IndexOf('>') is > 1 and var end ? name[1..end] : null;

    private static string? ReasonOf(ICustomAttributeProvider provider) => provider.HasCustomAttributes
        ? provider.CustomAttributes.Where(a => a.AttributeType.Name == nameof(AllowRaceAttribute))
            .Select(a => a.ConstructorArguments is [{ Value: string reason }, ..] ? reason : "[AllowRace]").FirstOrDefault()
        : null;
}
