using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using MethodBody = Mono.Cecil.Cil.MethodBody;

namespace Interleave.Rewriting;

/// <summary>
/// <c>[MethodImpl(MethodImplOptions.Synchronized)]</c>: the runtime would take the lock itself, out of sight. The body is
/// put into a <c>lock</c> instead: on the object, or on the type for a static method.
/// </summary>
internal static class SynchronizedMethod
{
    private static readonly MethodInfo Enter = typeof(Monitor).GetMethod(nameof(Monitor.Enter), [typeof(object), typeof(bool).MakeByRefType()])!;
    private static readonly MethodInfo Exit = typeof(Monitor).GetMethod(nameof(Monitor.Exit))!;
    private static readonly MethodInfo TypeFromHandle = typeof(Type).GetMethod(nameof(Type.GetTypeFromHandle))!;

    public static void Apply(MethodDefinition method)
    {
        method.IsSynchronized = false;
        ModuleDefinition module = method.Module;
        MethodBody body = method.Body;
        body.SimplifyMacros();
        body.InitLocals = true;
        ILProcessor il = body.GetILProcessor();
        var gate = new VariableDefinition(module.TypeSystem.Object);
        var taken = new VariableDefinition(module.TypeSystem.Boolean);
        body.Variables.Add(gate);
        body.Variables.Add(taken);
        VariableDefinition? result = null;
        if (method.ReturnType.MetadataType != MetadataType.Void)
            body.Variables.Add(result = new VariableDefinition(method.ReturnType));

        Instruction first = body.Instructions[0];
        Instruction end = result is null ? il.Create(OpCodes.Ret) : il.Create(OpCodes.Ldloc, result);
        Instruction handler = il.Create(OpCodes.Ldloc, taken), leave = il.Create(OpCodes.Endfinally);
        Leave(body, il, result, end);

        foreach (Instruction instruction in Gate(method, module, il))
            il.InsertBefore(first, instruction);
        il.InsertBefore(first, il.Create(OpCodes.Stloc, gate));
        Instruction start = il.Create(OpCodes.Ldloc, gate);
        il.InsertBefore(first, start);
        il.InsertBefore(first, il.Create(OpCodes.Ldloca, taken));
        il.InsertBefore(first, il.Create(OpCodes.Call, module.ImportReference(Enter)));
        // The lock is taken where the body begins.
        if (method.DebugInformation.GetSequencePoint(first) is { IsHidden: false } point)
        {
            method.DebugInformation.SequencePoints.Insert(0, new SequencePoint(body.Instructions[0], point.Document)
            {
                StartLine = point.StartLine, StartColumn = point.StartColumn, EndLine = point.EndLine, EndColumn = point.EndColumn,
            });
        }

        il.Append(handler);
        il.Append(il.Create(OpCodes.Brfalse, leave));
        il.Append(il.Create(OpCodes.Ldloc, gate));
        il.Append(il.Create(OpCodes.Call, module.ImportReference(Exit)));
        il.Append(leave);
        il.Append(end);
        if (result is not null)
            il.Append(il.Create(OpCodes.Ret));
        // Inner regions come first, and those that ended with the body end with it still.
        foreach (ExceptionHandler inner in body.ExceptionHandlers)
            inner.HandlerEnd ??= handler;
        body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Finally)
        {
            TryStart = start,
            TryEnd = handler,
            HandlerStart = handler,
            HandlerEnd = end,
        });
    }

    /// <summary>Returns leave the protected region, with their value in a local variable.</summary>
    private static void Leave(MethodBody body, ILProcessor il, VariableDefinition? result, Instruction end)
    {
        foreach (Instruction instruction in body.Instructions.Where(i => i.OpCode.Code == Code.Ret).ToArray())
        {
            if (result is null)
            {
                (instruction.OpCode, instruction.Operand) = (OpCodes.Leave, end);
                continue;
            }
            (instruction.OpCode, instruction.Operand) = (OpCodes.Stloc, result);
            il.InsertAfter(instruction, il.Create(OpCodes.Leave, end));
        }
    }

    private static IEnumerable<Instruction> Gate(MethodDefinition method, ModuleDefinition module, ILProcessor il) => method.IsStatic
        ?
        [
            il.Create(OpCodes.Ldtoken, TypeMath.Self(method.DeclaringType)),
            il.Create(OpCodes.Call, module.ImportReference(TypeFromHandle)),
        ]
        : [il.Create(OpCodes.Ldarg, method.Body.ThisParameter)];
}
