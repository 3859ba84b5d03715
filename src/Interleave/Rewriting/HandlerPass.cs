using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>
/// While an execution is being abandoned no handler may see the exception and no finally block may
/// run. What is asked is the flag and not the exception's type: other code may have wrapped it.
/// </summary>
internal static class HandlerPass
{
    public static void Apply(ModuleScope scope, MethodBody body)
    {
        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            switch (handler.HandlerType)
            {
                case ExceptionHandlerType.Catch:
                    Catch(scope, body, handler);
                    break;
                case ExceptionHandlerType.Filter:
                    Filter(scope, body, handler);
                    break;
                default:
                    Finally(scope, body, handler);
                    break;
            }
        }
    }

    /// <summary>A typed handler becomes a filter that asks the flag and the type.</summary>
    private static void Catch(ModuleScope scope, MethodBody body, ExceptionHandler handler)
    {
        Instruction start = handler.HandlerStart;
        handler.FilterStart = Insert(
            body, start,
            Instruction.Create(OpCodes.Call, scope.Surface("Run", "Caught", handler.CatchType)),
            Instruction.Create(OpCodes.Ldnull),
            Instruction.Create(OpCodes.Cgt_Un),
            Instruction.Create(OpCodes.Endfilter));
        handler.HandlerType = ExceptionHandlerType.Filter;
        handler.CatchType = null;
    }

    private static void Filter(ModuleScope scope, MethodBody body, ExceptionHandler handler)
    {
        Instruction start = handler.FilterStart, end = handler.HandlerStart.Previous;
        handler.FilterStart = Insert(
            body, start,
            Instruction.Create(OpCodes.Call, scope.Surface("Run", "get_Abandoned")),
            Instruction.Create(OpCodes.Brfalse, start),
            Instruction.Create(OpCodes.Pop),
            Instruction.Create(OpCodes.Ldc_I4_0),
            Instruction.Create(OpCodes.Br, end));
    }

    private static void Finally(ModuleScope scope, MethodBody body, ExceptionHandler handler)
    {
        Instruction start = handler.HandlerStart;
        handler.HandlerStart = Insert(
            body, start,
            Instruction.Create(OpCodes.Call, scope.Surface("Run", "get_Abandoned")),
            Instruction.Create(OpCodes.Brfalse, start),
            Instruction.Create(OpCodes.Endfinally));
    }

    /// <summary>Puts code in front of a handler: what ended where the handler started ends before that code.</summary>
    private static Instruction Insert(MethodBody body, Instruction start, params Instruction[] code)
    {
        ILProcessor il = body.GetILProcessor();
        foreach (Instruction instruction in code)
            il.InsertBefore(start, instruction);
        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            if (handler.TryEnd == start)
                handler.TryEnd = code[0];
            if (handler.HandlerEnd == start)
                handler.HandlerEnd = code[0];
        }
        return code[0];
    }
}
