using System.Threading.Channels;

namespace SampleCode.EventHub;

/// <summary>Gives what is published to everybody who has subscribed.</summary>
public sealed class Hub
{
    readonly Lock gate = new();
    readonly List<Channel<string>> subscribers = [];

    public Channel<string> Subscribe()
    {
        var subscriber = Channel.CreateUnbounded<string>();
        lock (gate)
            subscribers.Add(subscriber);
        return subscriber;
    }

    public void Unsubscribe(Channel<string> subscriber)
    {
        lock (gate)
            subscribers.Remove(subscriber);
        subscriber.Writer.Complete();
    }

    public async Task PublishAsync(string message)
    {
        Channel<string>[] current;
        lock (gate)
            current = [.. subscribers];
        foreach (Channel<string> subscriber in current)
            await subscriber.Writer.WriteAsync(message);
    }
}
