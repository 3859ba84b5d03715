using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Interleave.Rewriting;

/// <summary>Rewrites one method body: each instruction by the first rule that applies, then loops, handlers and the start of the method.</summary>
internal sealed class MethodRewriter(World world, Accessors accessors, EntryPass entries)
{
    private static readonly IRule[] Accesses = [new InstanceFieldRule(), new StaticFieldRule(), new StructFieldRule(), new IndirectRule(), new ElementRule()];

    private static readonly IRule[] Others =
    [
        new CloneRule(), new DerivedSourceRule(), new ReplacedCallRule(), new FunctionPointerRule(), new RefusedCallRule(), new ArrayMethodRule(), new EnumeratorRule(),
        new NewObjectRule(), new NativeCallRule(), new ForeignCallRule(),
    ];

    private readonly IdentityBuilder _identity = new(world);
    private readonly LoopPass _loops = new(world);

    public void Rewrite(MethodDefinition method)
    {
        MethodBody body = method.Body;
        if (IsShown(method))
            KeepOnStack(method);
        body.SimplifyMacros();
        world.Scope(method.Module).Tally.Add(method);
        var context = new MethodContext(world.Scope(method.Module), accessors, method);
        int locals = body.Variables.Count, allowed = world.Allowances.NumberOf(method);
        foreach (Unit unit in Units(body))
        {
            if (!context.Stack.IsReachable(unit.First))
                continue;
            var emit = new Emit(context, unit);
            if (Accesses.Any(rule => rule.Apply(context, unit, emit)))
                Splice(body, unit, allowed == 0 ? emit.Code : [.. AllowRaces(context, allowed), .. emit.Code, .. AllowRaces(context, 0)]);
            else if (Others.Any(rule => rule.Apply(context, unit, emit)))
                Splice(body, unit, emit.Code);
            else
                DropTail(unit);
            context.FreeTemporaries();
        }
        _loops.Apply(context, locals);
        if (IsShown(method))
            LinePass.Apply(context);
        HandlerPass.Apply(context.Scope, body);
        Start(context, body);
        body.OptimizeMacros();
    }

    /// <summary>
    /// A schedule names the line of each step, so the method it is in must be found on the stack, however often it has
    /// run.
    /// </summary>
    private static void KeepOnStack(MethodDefinition method)
    {
        method.NoInlining = true;
        method.AggressiveInlining = false;
    }

    private static Instruction[] AllowRaces(MethodContext context, int method) =>
        [Instruction.Create(OpCodes.Ldc_I4, method), Instruction.Create(OpCodes.Call, context.Scope.Surface("Run", "AllowRaces"))];

    /// <summary>Whether places name the method: a property that the compiler wrote is better shown where it is used.</summary>
    private static bool IsShown(MethodDefinition method) =>
        !method.IsSpecialName || !method.CustomAttributes.Any(a => a.AttributeType.Name == "CompilerGeneratedAttribute");

    private static List<Unit> Units(MethodBody body)
    {
        var units = new List<Unit>(body.Instructions.Count);
        var prefixes = new List<Instruction>();
        foreach (Instruction instruction in body.Instructions)
        {
            if (instruction.OpCode.OpCodeType == OpCodeType.Prefix)
            {
                prefixes.Add(instruction);
                continue;
            }
            units.Add(new Unit(prefixes.Count > 0 ? prefixes[0] : instruction, instruction, [.. prefixes]));
            prefixes.Clear();
        }
        return units;
    }

    private static void Splice(MethodBody body, Unit unit, List<Instruction> code)
    {
        ILProcessor il = body.GetILProcessor();
        foreach (Instruction prefix in unit.Prefixes.Skip(1))
            il.Remove(prefix);
        if (unit.Op != unit.First)
            il.Remove(unit.Op);
        unit.First.OpCode = code[0].OpCode;
        unit.First.Operand = code[0].Operand;
        Instruction last = unit.First;
        foreach (Instruction instruction in code.Skip(1))
        {
            il.InsertAfter(last, instruction);
            last = instruction;
        }
    }

    /// <summary>A tail call would leave before the code that was put behind it.</summary>
    private static void DropTail(Unit unit)
    {
        foreach (Instruction prefix in unit.Prefixes)
            if (prefix.OpCode.Code == Code.Tail)
                prefix.OpCode = OpCodes.Nop;
    }

    private void Start(MethodContext context, MethodBody body)
    {
        MethodDefinition method = context.Method;
        TypeDefinition type = method.DeclaringType;
        List<Instruction> start = [.. entries.Enter(method)];
        if (world.Statics.Of(type) is { IsPrecise: true } statics && method.Name != StaticLayouts.Initializer && (method.IsStatic || method.IsConstructor))
            start.Add(Instruction.Create(OpCodes.Call, context.Scope.Own(statics.Check)));
        if (method is { IsConstructor: true, IsStatic: false } && world.Layouts.IsIdentified(type))
            start.AddRange(_identity.Construct(type));
        if (method is { IsConstructor: true, IsStatic: false } && entries.IsFinalized(type))
        {
            start.Add(Instruction.Create(OpCodes.Ldstr, $"the finalizer of {Names.OfType(type)}, which the runtime runs when it likes, on a thread of its own,"));
            start.Add(Instruction.Create(OpCodes.Call, context.Scope.Surface("Run", "Refuse")));
        }
        ILProcessor il = body.GetILProcessor();
        Instruction first = body.Instructions[0];
        foreach (Instruction instruction in start)
            il.InsertBefore(first, instruction);
        if (start.Count > 0)
            MoveLine(method, first, start[0]);
    }

    /// <summary>The first line begins with the code put in front: the runtime places what it cannot place better at the start of the method.</summary>
    private static void MoveLine(MethodDefinition method, Instruction from, Instruction to)
    {
        IList<SequencePoint> points = method.DebugInformation.SequencePoints;
        for (int i = 0; i < points.Count; i++)
        {
            SequencePoint point = points[i];
            if (point.Offset != from.Offset)
                continue;
            points[i] = new SequencePoint(to, point.Document)
            {
                StartLine = point.StartLine, StartColumn = point.StartColumn, EndLine = point.EndLine, EndColumn = point.EndColumn,
            };
            return;
        }
    }
}
