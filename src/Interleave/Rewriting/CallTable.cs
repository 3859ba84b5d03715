using System.Text;
using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>
/// The framework's members that have a stand-in in the surface. A stand-in is a static method of a
/// class marked <c>[Replaces]</c>: of the same name, with the receiver as first parameter for an
/// instance member; <c>New</c> for a constructor. The type's generic parameters come first.
/// </summary>
internal sealed class CallTable
{
    public const string Namespace = "Interleave.Surface.Calls";

    private readonly Dictionary<string, MethodDefinition> _standIns = [];

    public CallTable(World world)
    {
        foreach (TypeDefinition type in world.Surface.Types)
        {
            CustomAttribute? mark = type.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == "ReplacesAttribute");
            if (mark is null)
                continue;
            string replaced = ((TypeReference)mark.ConstructorArguments[0].Value).FullName;
            foreach (MethodDefinition method in type.Methods)
                if (method is { IsPublic: true, IsStatic: true })
                    _standIns[Key(replaced, method.Name, method.GenericParameters.Count, method.Parameters.Select(p => p.ParameterType), 0)] = method;
        }
    }

    /// <summary>What the name of a stand-in begins with that replaces calls of a base class by its overrides only.</summary>
    public const string Base = "Base";

    /// <summary>The stand-in for a member, or null.</summary>
    /// <param name="method">The member.</param>
    /// <param name="prefix">What its name begins with.</param>
    public MethodDefinition? Find(MethodReference method, string prefix = "")
    {
        if (method.DeclaringType is ArrayType or GenericParameter)
            return null;
        MethodReference open = method.GetElementMethod();
        TypeReference owner = method.DeclaringType.GetElementType();
        int outer = (method.DeclaringType as GenericInstanceType)?.GenericArguments.Count ?? 0;
        string name = prefix + (method.Name == ".ctor" ? "New" : method.Name);
        string? receiver = method.HasThis && method.Name != ".ctor" ? Receiver(owner.FullName, outer) : null;
        IEnumerable<TypeReference> parameters = open.Parameters.Select(p => p.ParameterType);
        return _standIns.GetValueOrDefault(Key(owner.FullName, name, outer + open.GenericParameters.Count, parameters, outer, receiver));
    }

    private static string Receiver(string type, int arity) =>
        arity == 0 ? type + "," : type + "<" + string.Concat(Enumerable.Range(0, arity).Select(i => $"!{i},")) + ">,";

    private static string Key(string type, string name, int arity, IEnumerable<TypeReference> parameters, int outer, string? receiver = null)
    {
        var text = new StringBuilder(type).Append("::").Append(name).Append('`').Append(arity).Append('(').Append(receiver);
        bool first = receiver is null;
        foreach (TypeReference parameter in parameters)
        {
            // A struct's receiver is a reference in the original and may be a value in the stand-in.
            Append(text, first && parameter is ByReferenceType { ElementType: var value } && value.GetElementType().FullName == type ? value : parameter, outer);
            text.Append(',');
            first = false;
        }
        return text.Append(')').ToString();
    }

    private static void Append(StringBuilder text, TypeReference type, int outer)
    {
        type = TypeMath.Strip(type);
        switch (type)
        {
            case GenericParameter parameter:
                text.Append('!').Append(parameter.Type == GenericParameterType.Method ? outer + parameter.Position : parameter.Position);
                break;
            case GenericInstanceType instance:
                text.Append(instance.ElementType.FullName).Append('<');
                foreach (TypeReference argument in instance.GenericArguments)
                {
                    Append(text, argument, outer);
                    text.Append(',');
                }
                text.Append('>');
                break;
            case ArrayType array:
                Append(text, array.ElementType, outer);
                text.Append('[').Append(',', array.Rank - 1).Append(']');
                break;
            case ByReferenceType reference:
                Append(text, reference.ElementType, outer);
                text.Append('&');
                break;
            case PointerType pointer:
                Append(text, pointer.ElementType, outer);
                text.Append('*');
                break;
            default:
                text.Append(type.FullName);
                break;
        }
    }
}
