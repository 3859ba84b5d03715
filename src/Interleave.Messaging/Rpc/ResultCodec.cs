using System.Buffers;
using Interleave.Messaging.Serialization;

namespace Interleave.Messaging.Rpc;

/// <summary>What a procedure returns: on the client made from the answer, on the server turned into one.</summary>
internal abstract class ResultCodec
{
    /// <summary>For a procedure's return type; <see langword="null"/> if it is none that can be waited for.</summary>
    public static ResultCodec? For(Type returned)
    {
        if (returned == typeof(Task) || returned == typeof(ValueTask))
            return new Nothing(returned == typeof(ValueTask));
        if (!returned.IsGenericType || returned.GetGenericTypeDefinition() is var definition && definition != typeof(Task<>) && definition != typeof(ValueTask<>))
            return null;
        // As an array: a lone truth value would choose another overload.
        object[] arguments = [definition == typeof(ValueTask<>)];
        return (ResultCodec)Activator.CreateInstance(typeof(Of<>).MakeGenericType(returned.GetGenericArguments()), arguments)!;
    }

    /// <summary>What the stub returns.</summary>
    public abstract object ToClient(IMessageSerializer serializer, Task<RpcMessage> answer);

    /// <summary>Waits for what the procedure has returned and writes it.</summary>
    public abstract Task WriteAsync(IMessageSerializer serializer, object returned, ArrayBufferWriter<byte> to);

    private sealed class Nothing(bool isValueTask) : ResultCodec
    {
        public override object ToClient(IMessageSerializer serializer, Task<RpcMessage> answer) => isValueTask ? new ValueTask(answer) : answer;

        public override Task WriteAsync(IMessageSerializer serializer, object returned, ArrayBufferWriter<byte> to) =>
            isValueTask ? ((ValueTask)returned).AsTask() : (Task)returned;
    }

    private sealed class Of<T>(bool isValueTask) : ResultCodec
    {
        public override object ToClient(IMessageSerializer serializer, Task<RpcMessage> answer)
        {
            Task<T> result = ReadAsync(serializer, answer);
            return isValueTask ? new ValueTask<T>(result) : result;
        }

        public override async Task WriteAsync(IMessageSerializer serializer, object returned, ArrayBufferWriter<byte> to)
        {
            T result = isValueTask ? await ((ValueTask<T>)returned).ConfigureAwait(false) : await ((Task<T>)returned).ConfigureAwait(false);
            serializer.Write(result, to);
        }

        private static async Task<T> ReadAsync(IMessageSerializer serializer, Task<RpcMessage> answer) =>
            serializer.Read<T>((await answer.ConfigureAwait(false)).Content);
    }
}
