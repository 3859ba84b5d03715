using System.Text.Json.Serialization;
using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Cli.Running.Children;

/// <summary>What a parent asks of a child; one line of JSON. The first one says what to load, each other one what to run.</summary>
internal sealed record Request
{
    public LoadRequest? Load { get; init; }

    public RunRequest? Run { get; init; }
}

/// <summary>The assembly to rewrite and load.</summary>
internal sealed record LoadRequest(string Path, RewritingOptions Options);

/// <summary>The method to check, or to replay when there is a token.</summary>
internal sealed record RunRequest(string TypeName, string Method, string? Token, CheckOptions Options);

/// <summary>What a child says; one line of JSON. To each request there is one last reply, with progress before it.</summary>
internal sealed record Reply
{
    public Progress? Progress { get; init; }

    /// <summary>The answer to a <see cref="RunRequest"/>.</summary>
    public CheckResult? Result { get; init; }

    /// <summary>The answer to a <see cref="LoadRequest"/>.</summary>
    public bool Loaded { get; init; }

    /// <summary>Why nothing could be loaded or replayed, as one line for the user.</summary>
    public string? Wrong { get; init; }

    /// <summary>An exception of the checker's own.</summary>
    public string? Failure { get; init; }
}

/// <summary>Reads and writes the messages without reflection, which would be felt at the start.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(Request))]
[JsonSerializable(typeof(Reply))]
internal sealed partial class MessageContext : JsonSerializerContext;
