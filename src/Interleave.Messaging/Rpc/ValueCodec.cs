using System.Buffers;
using Interleave.Messaging.Serialization;

namespace Interleave.Messaging.Rpc;

/// <summary>Writes and reads values whose type is known by reflection only.</summary>
internal abstract class ValueCodec
{
    public static ValueCodec For(Type type) => (ValueCodec)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type))!;

    public abstract void Write(IMessageSerializer serializer, object? value, IBufferWriter<byte> to);

    public abstract object? Read(IMessageSerializer serializer, ReadOnlyMemory<byte> from);

    private sealed class Of<T> : ValueCodec
    {
        public override void Write(IMessageSerializer serializer, object? value, IBufferWriter<byte> to) => serializer.Write((T)value!, to);

        public override object? Read(IMessageSerializer serializer, ReadOnlyMemory<byte> from) => serializer.Read<T>(from);
    }
}
