using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Tests.Rewriting;

/// <summary>IL as a reader wants it: labels only where something leads, names without namespaces of the framework.</summary>
internal static class IlText
{
    public static string Of(AssemblyDefinition assembly)
    {
        var text = new StringBuilder();
        foreach (TypeDefinition type in assembly.MainModule.GetTypes())
            foreach (MethodDefinition method in type.Methods)
                if (method.HasBody && !IsNoise(type, method))
                    Append(text, method);
        return text.ToString();
    }

    private static bool IsNoise(TypeDefinition type, MethodDefinition method) =>
        type.Namespace == "Interleave.Rewritten" || type.Namespace.StartsWith("System", StringComparison.Ordinal)
        || type.Namespace.StartsWith("Microsoft", StringComparison.Ordinal)
        || (method.Name.StartsWith('$') && !method.Name.StartsWith("$ld_", StringComparison.Ordinal) && method.Name is not ("$init" or "$initialize" or "$cctor"));

    private static void Append(StringBuilder text, MethodDefinition method)
    {
        text.Append(method.DeclaringType.FullName).Append("::").Append(method.Name).Append('(')
            .AppendJoin(", ", method.Parameters.Select(p => Short(p.ParameterType.FullName))).Append(") : ").Append(Short(method.ReturnType.FullName)).Append('\n');
        var labels = new Dictionary<Instruction, string>();
        foreach (Instruction instruction in method.Body.Instructions)
            foreach (Instruction target in instruction.Operand switch { Instruction one => [one], Instruction[] many => many, _ => Array.Empty<Instruction>() })
                labels.TryAdd(target, "");
        int next = 0;
        foreach (Instruction instruction in method.Body.Instructions)
            if (labels.ContainsKey(instruction))
                labels[instruction] = "L" + ++next;
        foreach (Instruction instruction in method.Body.Instructions)
        {
            Regions(text, method, instruction);
            text.Append("    ").Append((labels.TryGetValue(instruction, out string? label) ? label + ":" : "").PadRight(5)).Append(instruction.OpCode.Name);
            string operand = instruction.Operand switch
            {
                null => "",
                Instruction target => " " + labels[target],
                Instruction[] targets => " " + string.Join(", ", targets.Select(t => labels[t])),
                string s => " \"" + s + "\"",
                VariableDefinition v => " V" + v.Index,
                ParameterDefinition p => " " + p.Name,
                object other => " " + Short(other.ToString()!),
            };
            text.Append(operand).Append('\n');
        }
        Regions(text, method, null);
        text.Append('\n');
    }

    private static void Regions(StringBuilder text, MethodDefinition method, Instruction? at)
    {
        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
        {
            if (handler.HandlerEnd == at)
                text.Append("  end of ").Append(handler.HandlerType.ToString().ToLowerInvariant()).Append('\n');
        }
        if (at is null)
            return;
        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers.Reverse())
        {
            if (handler.TryStart == at)
                text.Append("  try\n");
            if (handler.FilterStart == at)
                text.Append("  when\n");
            if (handler.HandlerStart == at)
                text.Append("  ").Append(handler.HandlerType.ToString().ToLowerInvariant()).Append(handler.CatchType is null ? "" : " " + Short(handler.CatchType.FullName)).Append('\n');
        }
    }

    private static string Short(string name) => name
        .Replace("Interleave.Surface.", "", StringComparison.Ordinal).Replace("System.Collections.Generic.", "", StringComparison.Ordinal)
        .Replace("System.Runtime.CompilerServices.", "", StringComparison.Ordinal).Replace("System.Threading.", "", StringComparison.Ordinal)
        .Replace("System.", "", StringComparison.Ordinal);
}
