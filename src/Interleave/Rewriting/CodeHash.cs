using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>
/// A hash of what assemblies do: of their types, fields and methods with their instructions. Attributes, lines and where they
/// were built do not count, so that a schedule still fits when it is pinned with <c>[Replay]</c>, or on another machine.
/// </summary>
internal static class CodeHash
{
    public static string Of(IEnumerable<AssemblyDefinition> assemblies)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new StringBuilder();
        foreach (TypeDefinition type in assemblies.SelectMany(a => a.MainModule.GetTypes()))
        {
            text.Clear().Append(type.FullName).Append('\n');
            foreach (FieldDefinition field in type.Fields)
                text.Append(field.FieldType.Name).Append(' ').Append(field.Name).Append('\n');
            foreach (MethodDefinition method in type.Methods)
            {
                text.Append(method.Name).Append('\n');
                if (method.HasBody)
                    Append(text, method.Body);
            }
            hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }

    private static void Append(StringBuilder text, MethodBody body)
    {
        foreach (Instruction instruction in body.Instructions)
        {
            text.Append(instruction.OpCode.Code).Append(' ');
            Append(text, instruction.Operand);
            text.Append('\n');
        }
        foreach (ExceptionHandler handler in body.ExceptionHandlers)
            text.Append(CultureInfo.InvariantCulture, $"{handler.HandlerType} {handler.TryStart.Offset} {handler.HandlerStart.Offset} {handler.HandlerEnd?.Offset}\n");
    }

    private static void Append(StringBuilder text, object? operand)
    {
        switch (operand)
        {
            case TypeReference type:
                text.Append(type.Name);
                break;
            case MemberReference member:
                text.Append(member.DeclaringType?.Name).Append('.').Append(member.Name);
                break;
            case Instruction target:
                text.Append(target.Offset);
                break;
            case Instruction[] targets:
                foreach (Instruction target in targets)
                    text.Append(target.Offset).Append(' ');
                break;
            case VariableDefinition variable:
                text.Append(variable.Index);
                break;
            case ParameterDefinition parameter:
                text.Append(parameter.Index);
                break;
            case CallSite site:
                text.Append(site.FullName);
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"{operand}");
                break;
        }
    }
}
