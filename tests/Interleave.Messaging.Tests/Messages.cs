using System.Text.Json.Serialization;
using Interleave.Messaging.Serialization;

namespace Interleave.Messaging.Tests;

/// <summary>Something with a reference in it, to see that it is copied.</summary>
public sealed record Order(int Number, List<string> Items);

[JsonSerializable(typeof(Order))]
internal sealed partial class Messages : JsonSerializerContext;

internal static class MessageOptions
{
    public static PostOfficeOptions Orders { get; } = new() { Serializer = new JsonMessageSerializer(Messages.Default) };
}
