namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>A loop that awaits Task.Yield until something is so that may not come to be: whoever would say so looks only once.</summary>
public sealed class PolledForWhatNeverComes
{
    volatile bool asked, answered;

    public async Task Run()
    {
        Task answering = Task.Run(() =>
        {
            if (asked)
                answered = true;
        });
        asked = true;
        while (!answered)
            await Task.Yield();
        await answering;
    }
}
