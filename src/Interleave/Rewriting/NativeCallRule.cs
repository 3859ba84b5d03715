using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Calls of code that is no IL: native code, and accessors that the runtime makes. They may block, and what they do to memory is not seen.</summary>
internal sealed class NativeCallRule : IRule
{
    public bool Apply(MethodContext context, Unit unit, Emit emit)
    {
        if (unit.Code == Code.Calli && ((CallSite)unit.Op.Operand).CallingConvention is MethodCallingConvention.Default)
            return false;
        string name;
        if (unit.Code == Code.Calli)
            name = "a native function pointer";
        else if (unit.Code == Code.Call && unit.Op.Operand is MethodReference callee && context.World.Resolve(callee) is { } method && IsNative(method))
            name = Names.OfCall(method);
        else
            return false;
        emit.String(name);
        emit.Surface("Run", "Unseen");
        emit.String(name);
        emit.Surface("Run", "Calling");
        emit.Original();
        return true;
    }

    private static bool IsNative(MethodDefinition method) => method.IsPInvokeImpl || World.HasAttribute(method, "UnsafeAccessorAttribute");
}
