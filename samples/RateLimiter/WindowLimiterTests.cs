namespace SampleCode.RateLimiter;

/// <summary>A request for which there is no permit left when the next window is about to begin.</summary>
public sealed class WindowLimiterTests
{
    public async Task WindowLimiter_NextWindow_LetsTheRequestPass()
    {
        var limiter = new WindowLimiter(permits: 1);
        await limiter.AcquireAsync();

        Task request = Task.Run(limiter.AcquireAsync);
        limiter.BeginWindow();

        await request;
    }

    public async Task AttentiveWindowLimiter_NextWindow_LetsTheRequestPass()
    {
        var limiter = new AttentiveWindowLimiter(permits: 1);
        await limiter.AcquireAsync();

        Task request = Task.Run(limiter.AcquireAsync);
        limiter.BeginWindow();

        await request;
    }
}
