using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>
/// Methods say which line they are at before they call anything: stack traces do not know it for sure. A block without
/// lines of its own, such as the end of a <c>lock</c>, is at the last line before it.
/// </summary>
internal static class LinePass
{
    public static void Apply(MethodContext context)
    {
        ILProcessor il = context.Method.Body.GetILProcessor();
        List<(Instruction Start, int Line)> stretches = [.. Stretches(context)];
        // An asynchronous method goes on in the middle of a line.
        if (context.Method.Name == "MoveNext" && context.Method.DeclaringType.Name.StartsWith('<'))
            Say(il, context, context.Method.Body.Instructions[0], 0);
        foreach ((Instruction start, int line) in stretches)
            Say(il, context, start, line);
    }

    private static void Say(ILProcessor il, MethodContext context, Instruction start, int line)
    {
        // What jumps to the start says so too.
        Instruction moved = Instruction.Create(OpCodes.Nop);
        (moved.OpCode, moved.Operand) = (start.OpCode, start.Operand);
        il.InsertAfter(start, moved);
        il.InsertAfter(start, Instruction.Create(OpCodes.Call, context.Scope.Surface("Lines", "At")));
        (start.OpCode, start.Operand) = (OpCodes.Ldc_I4, line);
    }

    /// <summary>Where lines begin that call something.</summary>
    private static IEnumerable<(Instruction Start, int Line)> Stretches(MethodContext context)
    {
        MethodBody body = context.Method.Body;
        HashSet<Instruction> handlers = [.. body.ExceptionHandlers.Select(h => h.HandlerStart)];
        Instruction? start = null;
        int line = 0;
        bool calls = false;
        foreach (Instruction instruction in body.Instructions)
        {
            // Hidden code, such as where an asynchronous method goes on, is part of the line above it.
            bool begins = context.Lines.TryGetValue(instruction, out SequencePoint? point);
            if (begins || handlers.Contains(instruction))
            {
                if (calls && line > 0)
                    yield return (start!, line);
                (start, line, calls) = (instruction, begins && !point!.IsHidden ? point.StartLine : line, false);
            }
            calls |= instruction.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj;
        }
        if (calls && line > 0)
            yield return (start!, line);
    }
}
