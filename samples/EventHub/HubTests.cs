using System.Threading.Channels;

namespace SampleCode.EventHub;

/// <summary>Somebody leaves while something is published; another one stays.</summary>
public sealed class HubTests
{
    public Task Hub_SubscriberLeaves_TheOtherGetsTheMessage()
    {
        var hub = new Hub();
        return SubscriberLeaves(hub.Subscribe, hub.Unsubscribe, hub.PublishAsync);
    }

    public Task TolerantHub_SubscriberLeaves_TheOtherGetsTheMessage()
    {
        var hub = new TolerantHub();
        return SubscriberLeaves(hub.Subscribe, hub.Unsubscribe, hub.PublishAsync);
    }

    static async Task SubscriberLeaves(Func<Channel<string>> subscribe, Action<Channel<string>> unsubscribe, Func<string, Task> publish)
    {
        Channel<string> leaving = subscribe(), staying = subscribe();
        Task left = Task.Run(() => unsubscribe(leaving));

        await publish("news");

        await left;
        Assert.Equal(true, staying.Reader.TryRead(out string? message));
        Assert.Equal("news", message);
    }
}
