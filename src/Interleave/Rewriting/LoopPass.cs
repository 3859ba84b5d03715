using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Says when a loop is entered and when it goes round, with a hash of the variables that decide how it goes on.</summary>
internal sealed class LoopPass(World world)
{
    public void Apply(MethodContext context, int locals)
    {
        MethodBody body = context.Method.Body;
        if (!HasBackwardBranch(body))
            return;
        var graph = new FlowGraph(body);
        List<Loop> loops = Loop.Find(graph);
        if (loops.Count == 0)
            return;
        var liveness = new Liveness(graph);
        var frame = new VariableDefinition(context.Scope.Types.Int32);
        body.Variables.Add(frame);
        body.InitLocals = true;
        foreach (Loop loop in loops)
        {
            if (context.Stack.Depth(loop.Header.Start) != 0 || !CanBePreceded(graph, body, loop))
                continue;
            int id = world.Loops.Count + 1;
            (string? file, int line) = Place(context, loop);
            world.Loops.Add(new LoopEntry(id, Names.OfMethod(context.Method), file, line));
            context.Scope.Tally.Loops++;
            object[] variables = [.. Variables(loop, liveness, locals)];
            Insert(graph, body, loop, Report("Enter"), Report("Back"));

            List<Instruction> Report(string what)
            {
                List<Instruction> code =
                [
                    Instruction.Create(OpCodes.Ldc_I4, id),
                    Instruction.Create(OpCodes.Ldloca, frame),
                    Instruction.Create(OpCodes.Conv_U),
                    Instruction.Create(OpCodes.Ldc_I8, 0L),
                ];
                foreach (object variable in variables)
                    Fold(context, variable, code);
                code.Add(Instruction.Create(OpCodes.Call, context.Scope.Surface("Loops", what)));
                return code;
            }
        }
    }

    private static bool HasBackwardBranch(MethodBody body)
    {
        var seen = new HashSet<Instruction>();
        foreach (Instruction instruction in body.Instructions)
        {
            seen.Add(instruction);
            if (FlowGraph.Targets(instruction).Any(seen.Contains))
                return true;
        }
        return false;
    }

    private static IEnumerable<object> Variables(Loop loop, Liveness liveness, int locals)
    {
        IReadOnlySet<object> live = liveness.Before(loop.Header);
        return loop.Blocks.SelectMany(b => b.Instructions).Select(Liveness.Assigned).OfType<object>().Distinct()
            .Where(v => live.Contains(v) && !(v is VariableDefinition local && local.Index >= locals))
            .OrderBy(v => v is VariableDefinition local ? local.Index + 1_000_000 : ((ParameterDefinition)v).Index);
    }

    private static void Fold(MethodContext context, object variable, List<Instruction> code)
    {
        TypeReference type = variable switch
        {
            VariableDefinition local => TypeMath.Strip(local.VariableType),
            ParameterDefinition { Index: >= 0 } parameter => TypeMath.Strip(parameter.ParameterType),
            _ => context.Scope.Types.Object,
        };
        if (type.FullName == "System.Threading.SpinWait")
            return;
        if (!context.World.IsWatchable(type) || !IsComparable(context.World, type) || variable is ParameterDefinition { Index: < 0 })
        {
            code.Add(Instruction.Create(OpCodes.Call, context.Scope.Surface("Loops", "Unknown")));
            return;
        }
        code.Add(variable is VariableDefinition used ? Instruction.Create(OpCodes.Ldloc, used) : Instruction.Create(OpCodes.Ldarg, (ParameterDefinition)variable));
        code.Add(Instruction.Create(OpCodes.Call, context.Scope.Surface("Loops", "Local", type)));
    }

    /// <summary>Whether values can be told apart by their hash codes, without running code that is being checked.</summary>
    private static bool IsComparable(World world, TypeReference type)
    {
        if (type is GenericParameter || type.IsPrimitive || !world.IsValueType(type))
            return true;
        return world.Resolve(type) is { } definition
            && (definition.IsEnum || !world.IsRewritten(definition) && definition.Methods.Any(m => m is { Name: "GetHashCode", IsVirtual: true, Parameters.Count: 0 }));
    }

    /// <summary>Whether there is one place in front of the header that all ways to it can pass: not so when a protected region that starts with it is repeated both as a whole and in part.</summary>
    private static bool CanBePreceded(FlowGraph graph, MethodBody body, Loop loop) => !body.ExceptionHandlers.Any(h =>
        h.TryStart == loop.Header.Start && !loop.StaysWithin(graph, h)
        && loop.BackBranches.Any(b => graph.IsWithin(b, h.TryStart, h.TryEnd) && b.OpCode.Code is not (Code.Leave or Code.Leave_S)));

    private static void Insert(FlowGraph graph, MethodBody body, Loop loop, List<Instruction> enter, List<Instruction> back)
    {
        Instruction header = loop.Header.Start;
        Instruction? before = header.Previous;
        Block? above = before is null ? null : loop.Header.Previous.FirstOrDefault(b => b.End == before);
        bool fallsBack = above is not null && FlowGraph.FallsThrough(before!) && loop.Blocks.Contains(above);
        HashSet<Instruction> inside = [.. loop.BackBranches];
        Instruction[] outside = [.. loop.Header.Previous.Select(b => b.End).Where(i => !inside.Contains(i) && FlowGraph.Targets(i).Contains(header))];
        ExceptionHandler[] within = [.. body.ExceptionHandlers.Where(h => h.TryStart == header && loop.StaysWithin(graph, h))];

        (List<Instruction> first, List<Instruction> second) = fallsBack ? (back, enter) : (enter, back);
        ILProcessor il = body.GetILProcessor();
        foreach (Instruction instruction in (Instruction[])[.. first, Instruction.Create(OpCodes.Br, header), .. second])
            il.InsertBefore(header, instruction);
        foreach (Instruction branch in inside)
            Redirect(branch, header, back[0]);
        foreach (Instruction branch in outside)
            Redirect(branch, header, enter[0]);
        foreach (ExceptionHandler handler in within)
            handler.TryStart = first[0];
        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            if (handler.HandlerStart == header)
                handler.HandlerStart = first[0];
            if (handler.TryEnd == header)
                handler.TryEnd = first[0];
            if (handler.HandlerEnd == header)
                handler.HandlerEnd = first[0];
        }
    }

    private static void Redirect(Instruction branch, Instruction from, Instruction to)
    {
        if (branch.Operand is Instruction[] targets)
            branch.Operand = targets.Select(t => t == from ? to : t).ToArray();
        else
            branch.Operand = to;
    }

    private static (string? File, int Line) Place(MethodContext context, Loop loop)
    {
        SequencePoint? point = loop.Header.Instructions.Concat(loop.Blocks.OrderBy(b => b.Index).SelectMany(b => b.Instructions))
            .Select(i => context.Lines.TryGetValue(i, out SequencePoint? found) && !found.IsHidden ? found : null).FirstOrDefault(p => p is not null);
        return (point?.Document.Url, point?.StartLine ?? 0);
    }
}
