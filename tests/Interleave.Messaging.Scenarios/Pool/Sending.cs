using Interleave.Messaging.Pool;

namespace Interleave.Messaging.Scenarios.Pool;

/// <summary>Requests told by their length, and their outcomes in a word.</summary>
internal static class Sending
{
    /// <summary>The length of the answer, or the name of the error.</summary>
    public static async Task<string> Send(this ScriptedHost host, int length, CancellationToken token = default)
    {
        try
        {
            return (await host.Dispatcher.SendAsync(new byte[length], token)).Length.ToString();
        }
        catch (ProcessPoolException failure)
        {
            return failure.Error.ToString();
        }
        catch (OperationCanceledException)
        {
            return "Cancelled";
        }
        catch (ObjectDisposedException)
        {
            return "Closed";
        }
    }

    /// <summary>Does two things at once.</summary>
    public static async Task Together(Action first, Action second)
    {
        Task a = Task.Run(first), b = Task.Run(second);
        await a;
        await b;
    }
}
