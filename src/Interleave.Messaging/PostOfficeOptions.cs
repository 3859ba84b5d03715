using Interleave.Messaging.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Interleave.Messaging;

/// <summary>How a post office works.</summary>
public sealed record PostOfficeOptions
{
    /// <summary>How messages become bytes. Both ends need the same; unless given, numbers, texts and bytes only.</summary>
    public IMessageSerializer Serializer { get; init; } = JsonMessageSerializer.Simple;

    /// <summary>Where it says who has come and gone, and who was sent away.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;
}
