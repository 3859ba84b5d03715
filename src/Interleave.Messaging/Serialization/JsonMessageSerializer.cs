using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Interleave.Messaging.Serialization;

/// <summary>Messages as JSON, by code that the compiler generates for their types; bytes as they are.</summary>
/// <param name="types">The context that knows the types of the messages: <c>MyMessages.Default</c>.</param>
public sealed class JsonMessageSerializer(IJsonTypeInfoResolver types) : IMessageSerializer
{
    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    private readonly JsonSerializerOptions _options = new() { TypeInfoResolver = JsonTypeInfoResolver.Combine(types, SimpleMessages.Default) };

    /// <summary>For numbers, texts and bytes only.</summary>
    public static JsonMessageSerializer Simple { get; } = new(SimpleMessages.Default);

    /// <inheritdoc />
    public void Write<T>(T message, IBufferWriter<byte> to)
    {
        if (typeof(T) == typeof(byte[]))
        {
            to.Write(Unsafe.As<T, byte[]>(ref message));
            return;
        }
        Utf8JsonWriter writer = t_writer ?? new Utf8JsonWriter(Stream.Null);
        t_writer = null;
        writer.Reset(to);
        JsonSerializer.Serialize(writer, message, TypeOf<T>());
        writer.Flush();
        writer.Reset(Stream.Null);
        t_writer = writer;
    }

    /// <inheritdoc />
    public T Read<T>(ReadOnlyMemory<byte> from)
    {
        if (typeof(T) == typeof(byte[]))
        {
            byte[] bytes = from.ToArray();
            return Unsafe.As<byte[], T>(ref bytes);
        }
        return JsonSerializer.Deserialize(from.Span, TypeOf<T>())!;
    }

    private JsonTypeInfo<T> TypeOf<T>() =>
        _options.TryGetTypeInfo(typeof(T), out JsonTypeInfo? found)
            ? (JsonTypeInfo<T>)found
            : throw new NotSupportedException($"{typeof(T)} is no message that the serializer knows: add [JsonSerializable(typeof({typeof(T).Name}))] to the JsonSerializerContext that the post office was given.");
}

/// <summary>What needs no context of one's own.</summary>
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(byte))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Guid))]
[JsonSerializable(typeof(DateTimeOffset))]
[JsonSerializable(typeof(TimeSpan))]
internal sealed partial class SimpleMessages : JsonSerializerContext;
