using System.Threading.Channels;
using TapeAllocator;

namespace Interleave.Messaging.Scenarios.TapeAllocator;

/// <summary>A world for the server in which users are tasks, and die when the scenario says so.</summary>
internal sealed class Users : ITapeOffice
{
    private readonly Channel<TapeMessage> _mailbox = Channel.CreateUnbounded<TapeMessage>();
    private readonly Lock _gate = new();

    // Under the gate: who lives, what they were told, and which drives are handled for whom.
    private readonly Dictionary<string, TaskCompletionSource<string>?> _living = [];
    private readonly Dictionary<int, string> _mounted = [];

    public int Mounted
    {
        get
        {
            lock (_gate)
                return _mounted.Count;
        }
    }

    /// <summary>Asks the server, and has its answer.</summary>
    public Task<string> Ask(string user, string text)
    {
        var answer = new TaskCompletionSource<string>();
        lock (_gate)
            _living[user] = answer;
        Say(user, text);
        return answer.Task;
    }

    /// <summary>Says something for which there is no answer to wait.</summary>
    public void Say(string user, string text) => _mailbox.Writer.TryWrite(new TapeMessage(user, text));

    /// <summary>The user is gone; the server is told afterwards, as by a link that ends.</summary>
    public void Die(string user)
    {
        lock (_gate)
            _living.Remove(user);
        Say(user, TapeServer.Died);
    }

    /// <summary>No more messages: the server ends when it has handled those that there are.</summary>
    public void Close() => _mailbox.Writer.Complete();

    async ValueTask<TapeMessage?> ITapeOffice.ReceiveAsync() =>
        await _mailbox.Reader.WaitToReadAsync() && _mailbox.Reader.TryRead(out TapeMessage? message) ? message : null;

    ValueTask<bool> ITapeOffice.AnswerAsync(string user, string text)
    {
        TaskCompletionSource<string>? asked;
        lock (_gate)
        {
            if (!_living.TryGetValue(user, out asked))
                return new ValueTask<bool>(false);
            _living[user] = null;
        }
        Expect.That(asked is not null, "Expected one answer to each request, and none to what is no request.");
        asked!.SetResult(text);
        return new ValueTask<bool>(true);
    }

    ValueTask ITapeOffice.MountAsync(int drive, string user)
    {
        lock (_gate)
            Expect.That(_mounted.TryAdd(drive, user), "Expected no drive to have two owners.");
        return default;
    }

    ValueTask ITapeOffice.UnmountAsync(int drive)
    {
        lock (_gate)
            Expect.That(_mounted.Remove(drive), "Expected the drive to be given out.");
        return default;
    }
}
