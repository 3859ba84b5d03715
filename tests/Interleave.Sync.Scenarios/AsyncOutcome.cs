namespace Interleave.Sync.Scenarios;

/// <summary>What a wait came to.</summary>
static class AsyncOutcome
{
    /// <summary>Whether it ended without being cancelled.</summary>
    public static async Task<bool> Of(ValueTask wait)
    {
        try
        {
            await wait;
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Whether it came to <c>true</c>, rather than ran out of time.</summary>
    public static async Task<bool> Of(ValueTask<bool> wait) => await wait;
}
