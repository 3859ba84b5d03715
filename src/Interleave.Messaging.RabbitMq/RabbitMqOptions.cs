namespace Interleave.Messaging.RabbitMq;

/// <summary>How a <see cref="RabbitMqTransport"/> works.</summary>
public sealed record RabbitMqOptions
{
    /// <summary>Where the broker is and who logs in: <c>amqp://user:password@host:port/virtual-host</c>.</summary>
    public Uri Broker { get; init; } = new("amqp://guest:guest@localhost:5672/");

    /// <summary>What the names of all queues begin with.</summary>
    public string Prefix { get; init; } = "interleave";

    /// <summary>Whether the broker confirms that it has each message; without, one that it loses is not missed.</summary>
    public bool Confirms { get; init; } = true;

    /// <summary>How often it is asked whether the other end is still there, which is as long as its death may go unnoticed.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a process may take to answer one that connects.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
