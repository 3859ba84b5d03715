using System.Buffers;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Interleave.Messaging.Links;
using Interleave.Messaging.Serialization;

namespace Interleave.Messaging.Rpc;

/// <summary>A method of an interface that is called from elsewhere.</summary>
internal sealed class Procedure
{
    private readonly MethodInfo _method;
    private readonly ValueCodec?[] _parameters;

    private Procedure(MethodInfo method)
    {
        _method = method;
        if (method.IsGenericMethod || method.GetParameters().Any(p => p.ParameterType.IsByRef))
            throw new NotSupportedException($"{Name} cannot be called from another process: it is generic, or has a parameter by reference.");
        Result = ResultCodec.For(method.ReturnType)
            ?? throw new NotSupportedException($"{Name} cannot be called from another process: it must return Task, Task<T>, ValueTask or ValueTask<T>.");
        _parameters = [.. method.GetParameters().Select(p => p.ParameterType == typeof(CancellationToken) ? null : ValueCodec.For(p.ParameterType))];
    }

    public ResultCodec Result { get; }

    /// <summary>What it is called between processes: with its parameters, since methods may share a name.</summary>
    public string Name => $"{_method.Name}({string.Join(',', _method.GetParameters().Select(p => p.ParameterType.ToString()))})";

    /// <summary>The procedures of an interface.</summary>
    /// <exception cref="NotSupportedException">It has one that cannot be called from another process.</exception>
    public static Procedure[] Of(Type service)
    {
        if (!service.IsInterface)
            throw new NotSupportedException($"{service} is no interface.");
        return [.. service.GetInterfaces().Append(service).SelectMany(i => i.GetMethods()).Select(m => new Procedure(m))];
    }

    public bool IsFor(MethodInfo method) => _method == method;

    /// <summary>The token among the arguments.</summary>
    public CancellationToken TokenOf(object?[] arguments)
    {
        int token = Array.IndexOf(_parameters, null);
        return token < 0 ? CancellationToken.None : (CancellationToken)arguments[token]!;
    }

    public void WriteArguments(IMessageSerializer serializer, object?[] arguments, ArrayBufferWriter<byte> to)
    {
        var argument = new ArrayBufferWriter<byte>();
        for (int i = 0; i < arguments.Length; i++)
        {
            if (_parameters[i] is not { } codec)
                continue;
            argument.ResetWrittenCount();
            codec.Write(serializer, arguments[i], argument);
            to.WriteNumber(argument.WrittenCount);
            to.Write(argument.WrittenSpan);
        }
    }

    /// <summary>Calls it; exceptions are those of the method itself.</summary>
    public object Invoke(object service, IMessageSerializer serializer, WireReader arguments, CancellationToken token)
    {
        object?[] values = new object?[_parameters.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = _parameters[i] is { } codec ? codec.Read(serializer, arguments.ReadBytes()) : token;
        try
        {
            return _method.Invoke(service, values)!;
        }
        catch (TargetInvocationException thrown)
        {
            ExceptionDispatchInfo.Throw(thrown.InnerException!);
            throw;
        }
    }
}
