using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>
/// Calls into code that is not rewritten: says which objects it uses, and hands it a copy of what is
/// behind a reference, since its own accesses are not seen.
/// </summary>
internal sealed class ForeignCallRule : IRule
{
    public bool Apply(MethodContext context, Unit unit, Emit emit)
    {
        if (unit.Code is not (Code.Call or Code.Callvirt or Code.Newobj))
            return false;
        var callee = (MethodReference)unit.Op.Operand;
        World world = context.World;
        if (callee.DeclaringType is ArrayType || (callee.DeclaringType is not GenericParameter && world.IsRewritten(world.Resolve(callee.DeclaringType))))
            return false;
        if (world.Resolve(callee.DeclaringType)?.Module == world.Surface)
            return false;

        Argument[] arguments = Arguments(context, unit, callee);
        bool blocking = Blocking.MayBlock(callee), unseen = Unseen.Contains(callee) || arguments.Any(a => a.IsUnseen);
        if (unseen)
        {
            emit.String(Names.OfCall(callee));
            emit.Surface("Run", Unseen.MakesCode(callee) ? "Refuse" : "Unseen");
        }
        unseen |= UseStatics(world, emit, callee) | EnumeratorRule.Step(context, unit, emit, callee);
        int deepest = Array.FindIndex(arguments, a => a.Use != ArgumentUse.None);
        if (deepest < 0)
        {
            if (!blocking && !unseen)
                return false;
            if (blocking)
            {
                emit.String(Names.OfCall(callee));
                emit.Surface("Run", "Calling");
            }
            emit.Original();
            return true;
        }

        bool view = arguments[0].Use == ArgumentUse.Touch && Touching.MakesView(callee)
            && (callee.Name == ".ctor" || !world.IsValueType(TypeMath.ReturnType(callee)));
        if (!view && deepest == arguments.Length - 1 && arguments[^1].Use is not (ArgumentUse.Copy or ArgumentUse.Lend or ArgumentUse.LendSpan))
        {
            emit.Op(OpCodes.Dup);
            Tell(emit, callee, arguments[^1]);
        }
        else
        {
            Spill(callee, emit, arguments, deepest);
        }
        if (blocking)
        {
            emit.String(Names.OfCall(callee));
            emit.Surface("Run", "Calling");
        }
        emit.Original();
        if (view)
        {
            emit.Op(OpCodes.Dup);
            emit.Op(OpCodes.Ldloc, arguments[0].Local!);
            emit.Surface("Run", "View");
        }
        foreach (Argument argument in arguments.Where(a => a.Write))
            TakeBack(emit, callee, arguments, argument);
        return true;
    }

    /// <summary>What the callee has written to copies goes where it belongs.</summary>
    private static void TakeBack(Emit emit, MethodReference callee, Argument[] arguments, Argument argument)
    {
        switch (argument.Use)
        {
            case ArgumentUse.Copy:
                emit.Op(OpCodes.Ldloc, argument.Address!);
                emit.Op(OpCodes.Ldloc, argument.Local!);
                emit.StoreThrough(argument.Type, 0);
                break;
            case ArgumentUse.Lend:
                Lending.TakeBack(emit, arguments, argument);
                break;
            case ArgumentUse.LendSpan:
                Spans.TakeBack(emit, Names.OfUse(callee), argument);
                break;
        }
    }

    private static void Spill(MethodReference callee, Emit emit, Argument[] arguments, int deepest)
    {
        for (int i = arguments.Length - 1; i >= deepest; i--)
        {
            Argument argument = arguments[i];
            if (argument.Use == ArgumentUse.Copy)
            {
                argument.Address = emit.Spill(new ByReferenceType(argument.Type));
                argument.Local = emit.Temporary(argument.Type);
            }
            else
            {
                argument.Local = emit.Spill(argument.Type);
            }
        }
        for (int i = deepest; i < arguments.Length; i++)
        {
            Argument argument = arguments[i];
            if (argument.Use == ArgumentUse.Copy)
            {
                if (argument.Read)
                {
                    emit.Op(OpCodes.Ldloc, argument.Address!);
                    emit.LoadThrough(argument.Type, 0);
                    emit.Op(OpCodes.Stloc, argument.Local!);
                }
                emit.Op(OpCodes.Ldloca, argument.Local!);
                continue;
            }
            emit.Op(OpCodes.Ldloc, argument.Local!);
            if (argument.Use == ArgumentUse.Lend)
            {
                Lending.Lend(emit, Names.OfUse(callee), arguments, argument);
            }
            else if (argument.Use == ArgumentUse.LendSpan)
            {
                Spans.Lend(emit, Names.OfUse(callee), argument);
            }
            else if (argument.Use != ArgumentUse.None)
            {
                emit.Op(OpCodes.Dup);
                Tell(emit, callee, argument);
            }
        }
    }

    /// <summary>Says what the callee uses, which is on the stack and is consumed.</summary>
    private static void Tell(Emit emit, MethodReference callee, Argument argument)
    {
        switch (argument.Use)
        {
            case ArgumentUse.Span:
                Spans.Emit(emit, Names.OfUse(callee), argument);
                break;
            case ArgumentUse.Touch when argument.Inherited && Touching.UsesListOfNode(callee):
                Touching.EmitNode(emit, callee, argument.Write);
                break;
            case ArgumentUse.Token:
                emit.String(Names.OfCall(callee));
                emit.Surface("Run", "Token");
                break;
            default:
                Touching.Emit(emit, callee, argument);
                break;
        }
    }

    private static Argument[] Arguments(MethodContext context, Unit unit, MethodReference callee)
    {
        World world = context.World;
        bool receiver = callee.HasThis && unit.Code != Code.Newobj;
        int count = callee.Parameters.Count, offset = receiver ? 1 : 0;
        var arguments = new Argument[count + offset];
        bool pure = Touching.IsPure(callee);
        bool? keepsReferences = null;
        for (int i = 0; i < arguments.Length; i++)
        {
            StackValue value = context.Stack.Peek(unit.First, arguments.Length - 1 - i);
            bool isReceiver = receiver && i == 0;
            TypeReference type = isReceiver ? ReceiverType(world, unit, callee) : TypeMath.ParameterType(callee, i - offset);
            var argument = arguments[i] = new Argument { Type = type };
            if (Spans.AreUsed(callee, type, isReceiver))
            {
                argument.Use = Spans.AreLent(world, callee) ? ArgumentUse.LendSpan : ArgumentUse.Span;
                argument.Write = Spans.Writes(callee, type, i);
            }
            else if (!isReceiver && TakesToken(callee, i - offset))
            {
                argument.Use = ArgumentUse.Token;
            }
            else if (type is ByReferenceType { ElementType: var element })
            {
                if (value.IsLocal || !value.IsManaged || !world.IsWatchable(element))
                    continue;
                if (keepsReferences ??= Copying.KeepsReferences(world, callee))
                {
                    argument.IsUnseen = Copying.UsesUnseen(world, callee);
                    continue;
                }
                Copying.Decide(world, unit, callee, world.Resolve(callee), isReceiver ? -1 : i - offset, TypeMath.Strip(element), argument);
            }
            else if (isReceiver && Touching.TellsContents(callee, value.Type))
            {
                argument.Use = ArgumentUse.Touch;
            }
            else if (!pure && !Touching.IsItem(callee, i - offset) && !(isReceiver && (callee.Name == ".ctor" || Touching.LeavesAlone(callee))) && Touching.IsTouchable(world, type)
                && (!IsRewritten(world, value.Type) || (isReceiver && IsClass(world, callee.DeclaringType))))
            {
                argument.Use = ArgumentUse.Touch;
                argument.Inherited = isReceiver && IsClass(world, callee.DeclaringType);
                argument.Write = isReceiver ? Changes(world, callee) : Touching.Writes(callee, i - offset);
                argument.IsStep = isReceiver && IsStep(world, callee);
                argument.IsSpanned = type is ArrayType && Touching.MakesWindow(callee);
                if (Lending.Lends(callee, i - offset, type))
                {
                    argument.Use = ArgumentUse.Lend;
                    argument.Range = Lending.RangeOf(world.Resolve(callee), i - offset, offset);
                }
            }
        }
        return arguments;
    }

    /// <summary>Whether code that asks a token by itself is given one: it would find it uncancelled. An exception only keeps it.</summary>
    private static bool TakesToken(MethodReference callee, int parameter) =>
        callee.Parameters[parameter].ParameterType.FullName == "System.Threading.CancellationToken"
        && !callee.DeclaringType.Namespace.StartsWith("System.Threading", StringComparison.Ordinal)
        && !(callee.Name == ".ctor" && callee.DeclaringType.Name.EndsWith("Exception", StringComparison.Ordinal));

    /// <summary>A static member of a class that is left out uses the statics of it; those of the framework are known one by one.</summary>
    private static bool UseStatics(World world, Emit emit, MethodReference callee)
    {
        if (callee.HasThis || world.Resolve(callee) is not { } method || !world.IsLeftOut(method.DeclaringType) || !world.LeftOut.UsesStatics(method))
            return false;
        Touching.EmitStatics(emit, callee.DeclaringType, Names.OfUse(callee), world.LeftOut.Writes(method), world.LeftOut.Synchronizes(method.DeclaringType));
        return true;
    }

    private static bool Changes(World world, MethodReference callee) =>
        world.IsLeftOut(world.Resolve(callee.DeclaringType)) ? world.LeftOut.Writes(world.Resolve(callee)) : !Touching.IsRead(callee);

    private static bool IsStep(World world, MethodReference callee) =>
        world.Resolve(callee.DeclaringType) is { } owner && world.IsLeftOut(owner) && world.LeftOut.Synchronizes(owner);

    private static bool IsClass(World world, TypeReference type) => world.Resolve(type) is { IsInterface: false };

    private static bool IsRewritten(World world, TypeReference? type) => type is not null && world.IsRewritten(world.Resolve(type));

    private static TypeReference ReceiverType(World world, Unit unit, MethodReference callee)
    {
        if (unit.Constrained is { } constrained)
            return new ByReferenceType(constrained);
        return world.IsValueType(callee.DeclaringType) ? new ByReferenceType(callee.DeclaringType) : callee.DeclaringType;
    }
}

internal enum ArgumentUse
{
    None,
    Touch,
    Copy,
    Span,
    Token,

    /// <summary>An array, or what may be one, that the callee uses while it is called, and not later.</summary>
    Lend,

    /// <summary>A span, likewise.</summary>
    LendSpan,
}

/// <summary>What is done about one argument of a call.</summary>
internal sealed class Argument
{
    /// <summary>The parameter's type; what it refers to when the argument is copied.</summary>
    public required TypeReference Type { get; set; }

    public ArgumentUse Use { get; set; }

    /// <summary>Whether the member is of a class, so that it uses an object of a rewritten class, too.</summary>
    public bool Inherited { get; set; }

    /// <summary>Whether the call makes a span, or the like, over an array.</summary>
    public bool IsSpanned { get; set; }

    /// <summary>Whether the call is one step on the object, ordered by the object itself.</summary>
    public bool IsStep { get; set; }

    /// <summary>Whether it refers to memory that the callee uses past the watch.</summary>
    public bool IsUnseen { get; set; }

    /// <summary>Whether the callee may read it.</summary>
    public bool Read { get; set; } = true;

    /// <summary>Whether the callee may change it.</summary>
    public bool Write { get; set; }

    /// <summary>The elements that the callee uses of an array that it is lent.</summary>
    public ElementRange Range { get; set; }

    /// <summary>What is handed over for an array or span that is lent.</summary>
    public VariableDefinition? Lent { get; set; }

    /// <summary>The elements as they were lent.</summary>
    public VariableDefinition? Before { get; set; }

    public VariableDefinition? Local { get; set; }

    public VariableDefinition? Address { get; set; }
}
