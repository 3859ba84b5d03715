namespace Interleave.Messaging.Scenarios;

/// <summary>Whether something was done or refused, as the library refuses.</summary>
static class Done
{
    public static async Task<bool> OfAsync(ValueTask done)
    {
        try
        {
            await done;
            return true;
        }
        catch (Exception refused) when (refused is OperationCanceledException or UndeliveredException or ObjectDisposedException)
        {
            return false;
        }
    }

    public static async Task<bool> OfAsync<T>(ValueTask<T> done)
    {
        try
        {
            await done;
            return true;
        }
        catch (Exception refused) when (refused is OperationCanceledException or UndeliveredException or ObjectDisposedException)
        {
            return false;
        }
    }
}
