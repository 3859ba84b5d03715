using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>What one instruction does to the evaluation stack.</summary>
internal static class StackEffects
{
    public static void Apply(MethodDefinition method, TypeSystem types, Instruction instruction, List<StackValue> stack)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Ldarg:
                var argument = (ParameterDefinition)instruction.Operand;
                Push(stack, ArgumentType(method, argument), local: argument.Index < 0 && method.DeclaringType.IsValueType && CompilerMade.IsStateMachine(method.DeclaringType));
                break;
            case Code.Ldarga:
                Push(stack, new ByReferenceType(ArgumentType(method, (ParameterDefinition)instruction.Operand)), local: true);
                break;
            case Code.Ldloc:
                Push(stack, TypeMath.Strip(((VariableDefinition)instruction.Operand).VariableType));
                break;
            case Code.Ldloca:
                Push(stack, new ByReferenceType(TypeMath.Strip(((VariableDefinition)instruction.Operand).VariableType)), local: true);
                break;
            case Code.Ldfld:
                Pop(stack);
                Push(stack, TypeMath.FieldType((FieldReference)instruction.Operand));
                break;
            case Code.Ldflda:
                StackValue owner = Pop(stack);
                TypeReference type = TypeMath.FieldType((FieldReference)instruction.Operand);
                bool hoisted = ((FieldReference)instruction.Operand).DeclaringType.GetElementType() is TypeDefinition holder && CompilerMade.IsStateMachine(holder);
                Push(stack, owner.IsUnmanaged ? new PointerType(type) : new ByReferenceType(type), owner.IsLocal || hoisted);
                break;
            case Code.Ldsfld:
                Push(stack, TypeMath.FieldType((FieldReference)instruction.Operand));
                break;
            case Code.Ldsflda:
                Push(stack, new ByReferenceType(TypeMath.FieldType((FieldReference)instruction.Operand)));
                break;
            case Code.Dup:
                stack.Add(stack.Count > 0 ? stack[^1] : default);
                break;
            case Code.Call or Code.Callvirt or Code.Newobj:
                Call(instruction, stack);
                break;
            case Code.Calli:
                var site = (CallSite)instruction.Operand;
                Pop(stack, site.Parameters.Count + (site.HasThis ? 1 : 0) + 1);
                if (site.ReturnType.MetadataType != MetadataType.Void)
                    Push(stack, TypeMath.Strip(site.ReturnType));
                break;
            case Code.Ldobj or Code.Ldelem_Any or Code.Unbox_Any or Code.Castclass or Code.Isinst or Code.Refanyval:
                Pop(stack, instruction.OpCode.Code == Code.Ldelem_Any ? 2 : 1);
                var operand = (TypeReference)instruction.Operand;
                Push(stack, instruction.OpCode.Code == Code.Refanyval ? new ByReferenceType(operand) : operand);
                break;
            case Code.Unbox:
                // What is boxed does not change any more, so a pointer into the box is as good as one into the frame.
                Pop(stack);
                Push(stack, new ByReferenceType((TypeReference)instruction.Operand), local: true);
                break;
            case Code.Ldelema:
                Pop(stack, 2);
                Push(stack, new ByReferenceType((TypeReference)instruction.Operand));
                break;
            case Code.Ldelem_Ref:
                Pop(stack);
                Push(stack, Pop(stack).Type is ArrayType array ? array.ElementType : types.Object);
                break;
            case Code.Ldind_Ref:
                Push(stack, Pop(stack).Type is ByReferenceType reference ? reference.ElementType : types.Object);
                break;
            case Code.Newarr:
                Pop(stack);
                Push(stack, new ArrayType((TypeReference)instruction.Operand));
                break;
            case Code.Localloc:
                Pop(stack);
                Push(stack, new PointerType(types.Byte), local: true);
                break;
            case Code.Add or Code.Sub:
                StackValue right = Pop(stack), left = Pop(stack);
                stack.Add(IsAddress(left) ? left : IsAddress(right) ? right : left);
                break;
            case Code.Conv_U or Code.Conv_I:
                StackValue converted = Pop(stack);
                Push(stack, converted.Type is ByReferenceType by ? new PointerType(by.ElementType)
                    : converted.Type is PointerType ? converted.Type : types.IntPtr, converted.IsLocal);
                break;
            case Code.Ldstr:
                Push(stack, types.String);
                break;
            case Code.Box:
                Pop(stack);
                Push(stack, types.Object);
                break;
            case Code.Leave or Code.Leave_S or Code.Throw or Code.Rethrow or Code.Endfinally:
                stack.Clear();
                break;
            default:
                Generic(types, instruction, stack);
                break;
        }
    }

    private static bool IsAddress(StackValue value) => value.Type is ByReferenceType or PointerType;

    private static TypeReference ArgumentType(MethodDefinition method, ParameterDefinition parameter)
    {
        if (parameter.Index >= 0)
            return TypeMath.Strip(parameter.ParameterType);
        TypeReference self = TypeMath.Self(method.DeclaringType);
        return method.DeclaringType.IsValueType ? new ByReferenceType(self) : self;
    }

    private static void Call(Instruction instruction, List<StackValue> stack)
    {
        var callee = (MethodReference)instruction.Operand;
        bool creates = instruction.OpCode.Code == Code.Newobj;
        Pop(stack, callee.Parameters.Count + (callee.HasThis && !creates ? 1 : 0));
        if (creates)
            Push(stack, callee.DeclaringType);
        else if (callee.ReturnType.MetadataType != MetadataType.Void)
            Push(stack, TypeMath.ReturnType(callee));
    }

    private static void Generic(TypeSystem types, Instruction instruction, List<StackValue> stack)
    {
        Pop(stack, instruction.OpCode.StackBehaviourPop switch
        {
            StackBehaviour.Pop0 => 0,
            StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
            StackBehaviour.Varpop => instruction.OpCode.Code == Code.Ret ? stack.Count : 0,
            StackBehaviour.PopAll => stack.Count,
            StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8 or
                StackBehaviour.Popref_popi_popr4 or StackBehaviour.Popref_popi_popr8 or StackBehaviour.Popref_popi_popref => 3,
            _ => 2,
        });
        switch (instruction.OpCode.StackBehaviourPush)
        {
            case StackBehaviour.Push0 or StackBehaviour.Varpush:
                break;
            case StackBehaviour.Pushi:
                TypeReference small = TypeMath.Indirect(instruction.OpCode.Code, types) ?? instruction.OpCode.Code switch
                {
                    Code.Ldftn or Code.Ldvirtftn => types.IntPtr,
                    _ => types.Int32,
                };
                Push(stack, small);
                break;
            case StackBehaviour.Pushi8:
                Push(stack, types.Int64);
                break;
            case StackBehaviour.Pushr4:
                Push(stack, types.Single);
                break;
            case StackBehaviour.Pushr8:
                Push(stack, types.Double);
                break;
            default:
                Push(stack, null);
                break;
        }
    }

    private static void Push(List<StackValue> stack, TypeReference? type, bool local = false) => stack.Add(new StackValue(type, local));

    private static StackValue Pop(List<StackValue> stack)
    {
        if (stack.Count == 0)
            return default;
        StackValue top = stack[^1];
        stack.RemoveAt(stack.Count - 1);
        return top;
    }

    private static void Pop(List<StackValue> stack, int count) => stack.RemoveRange(Math.Max(0, stack.Count - count), Math.Min(count, stack.Count));
}
