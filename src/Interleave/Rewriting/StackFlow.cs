using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Interleave.Rewriting;

/// <summary>What is known of a value on the evaluation stack.</summary>
/// <param name="Type">Its static type; null when unknown or a null reference.</param>
/// <param name="IsLocal">Whether it is the address of memory in the method's own frame.</param>
internal readonly record struct StackValue(TypeReference? Type, bool IsLocal = false)
{
    public bool IsManaged => Type is null or ByReferenceType;

    public bool IsUnmanaged => Type is not null && (TypeMath.IsPointer(Type) || TypeMath.IsNativeInt(Type));
}

/// <summary>The evaluation stack before each instruction of a method.</summary>
internal sealed class StackFlow
{
    private readonly Dictionary<Instruction, StackValue[]> _before = [];
    private readonly Queue<Instruction> _queue = new();
    private readonly MethodDefinition _method;
    private readonly TypeSystem _types;

    public StackFlow(MethodDefinition method)
    {
        _method = method;
        _types = method.Module.TypeSystem;
        MethodBody body = method.Body;
        if (body.Instructions.Count > 0)
            Reach(body.Instructions[0], []);
        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            StackValue[] caught = handler.HandlerType switch
            {
                ExceptionHandlerType.Catch => [new StackValue(handler.CatchType)],
                ExceptionHandlerType.Filter => [new StackValue(_types.Object)],
                _ => [],
            };
            Reach(handler.HandlerStart, caught);
            if (handler.FilterStart is not null)
                Reach(handler.FilterStart, caught);
        }
        while (_queue.TryDequeue(out Instruction? next))
            Run(next);
    }

    /// <summary>Whether control can come here.</summary>
    public bool IsReachable(Instruction instruction) => _before.ContainsKey(instruction);

    public int Depth(Instruction instruction) => _before.TryGetValue(instruction, out StackValue[]? stack) ? stack.Length : 0;

    /// <summary>The value <paramref name="depth"/> below the top.</summary>
    public StackValue Peek(Instruction instruction, int depth) =>
        _before.TryGetValue(instruction, out StackValue[]? stack) && depth < stack.Length ? stack[^(depth + 1)] : default;

    private void Reach(Instruction target, StackValue[] stack)
    {
        if (!_before.TryGetValue(target, out StackValue[]? known))
        {
            _before[target] = stack;
            _queue.Enqueue(target);
            return;
        }
        StackValue[]? merged = null;
        for (int i = 0; i < Math.Min(known.Length, stack.Length); i++)
        {
            StackValue value = known[i];
            if (value.IsLocal && !stack[i].IsLocal)
                value = value with { IsLocal = false };
            if (value.Type is null && stack[i].Type is not null)
                value = value with { Type = stack[i].Type };
            if (value != known[i])
                (merged ??= [.. known])[i] = value;
        }
        if (merged is null)
            return;
        _before[target] = merged;
        _queue.Enqueue(target);
    }

    private void Run(Instruction instruction)
    {
        for (Instruction? at = instruction; at is not null;)
        {
            var stack = new List<StackValue>(_before[at]);
            StackEffects.Apply(_method, _types, at, stack);
            StackValue[] after = [.. stack];
            switch (at.OpCode.FlowControl)
            {
                case FlowControl.Branch:
                    Reach((Instruction)at.Operand, at.OpCode.Code is Code.Leave or Code.Leave_S ? [] : after);
                    return;
                case FlowControl.Cond_Branch:
                    if (at.Operand is Instruction[] targets)
                        foreach (Instruction target in targets)
                            Reach(target, after);
                    else
                        Reach((Instruction)at.Operand, after);
                    break;
                case FlowControl.Return or FlowControl.Throw:
                    return;
            }
            if (at.Next is not { } next)
                return;
            if (_before.ContainsKey(next))
            {
                Reach(next, after);
                return;
            }
            _before[next] = after;
            at = next;
        }
    }
}
