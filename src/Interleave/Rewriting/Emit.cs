using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>The code that takes the place of one unit.</summary>
internal sealed class Emit(MethodContext context, Unit unit)
{
    public List<Instruction> Code { get; } = [];

    /// <summary>The unit as it was. The first instruction keeps its place, so that branches and lines still lead here.</summary>
    public void Original()
    {
        foreach (Instruction prefix in unit.Prefixes)
            if (prefix.OpCode.Code != Mono.Cecil.Cil.Code.Tail)
                Code.Add(Copy(prefix));
        Code.Add(Copy(unit.Op));
    }

    public void Op(OpCode code) => Code.Add(Instruction.Create(code));

    public void Op(OpCode code, FieldReference field) => Code.Add(Instruction.Create(code, field));

    public void Op(OpCode code, TypeReference type) => Code.Add(Instruction.Create(code, type));

    public void Op(OpCode code, VariableDefinition local) => Code.Add(Instruction.Create(code, local));

    public void Branch(OpCode code, Instruction target) => Code.Add(Instruction.Create(code, target));

    /// <summary>Adds an instruction that branches lead to.</summary>
    public void Place(Instruction target) => Code.Add(target);

    public void Int(int value) => Code.Add(Instruction.Create(OpCodes.Ldc_I4, value));

    public void String(string value) => Code.Add(Instruction.Create(OpCodes.Ldstr, value));

    public void Call(MethodReference method) => Code.Add(Instruction.Create(OpCodes.Call, method));

    /// <summary>The <see cref="Type"/> object of a type.</summary>
    public void TypeOf(TypeReference type)
    {
        Op(OpCodes.Ldtoken, type);
        Call(context.Scope.Module.ImportReference(StaticBuilder.TypeFromHandle));
    }

    public void Surface(string type, string method) => Call(context.Scope.Surface(type, method));

    public void Surface(string type, string method, TypeReference argument) => Call(context.Scope.Surface(type, method, argument));

    /// <summary><c>References.Load</c> of the reference on the stack.</summary>
    public void LoadThrough(TypeReference type, int mode)
    {
        Int(mode);
        Surface("References", "Load", type);
    }

    /// <summary><c>References.Store</c> of the value on the stack to the reference below it.</summary>
    public void StoreThrough(TypeReference type, int mode)
    {
        Int(mode);
        Surface("References", "Store", type);
    }

    /// <summary>Refuses what comes next.</summary>
    public void Refuse(string what)
    {
        context.Scope.Tally.Refuse(context.Method, unit.Op, what);
        String(what);
        Surface("Run", "Refuse");
    }

    /// <summary>Moves the top of the stack into a temporary.</summary>
    public VariableDefinition Spill(TypeReference type)
    {
        VariableDefinition local = context.Temporary(type);
        Op(OpCodes.Stloc, local);
        return local;
    }

    public TypeReference Object => context.Scope.Types.Object;

    public VariableDefinition Temporary(TypeReference type) => context.Temporary(type);

    public static Instruction Copy(Instruction source)
    {
        Instruction copy = Instruction.Create(OpCodes.Nop);
        copy.OpCode = source.OpCode;
        copy.Operand = source.Operand;
        return copy;
    }
}
