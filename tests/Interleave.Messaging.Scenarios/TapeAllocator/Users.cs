using TapeAllocator;

namespace Interleave.Messaging.Scenarios.TapeAllocator;

/// <summary>A world for the server in which users are threads, and die when the scenario says so.</summary>
internal sealed class Users : ITapeOffice
{
    private readonly object _gate = new();

    // Under the gate: what the server has to receive; who lives, and waits for an answer; which drives are handled.
    private readonly Queue<TapeMessage> _mailbox = new();
    private readonly Dictionary<string, Answer?> _living = [];
    private readonly HashSet<int> _mounted = [];
    private bool _isClosed;

    public int Mounted
    {
        get
        {
            lock (_gate)
                return _mounted.Count;
        }
    }

    /// <summary>Lets the server serve what users do, each a thread, until all have done it and it has nothing left to receive.</summary>
    public void Run(TapeServer server, params ThreadStart[] users)
    {
        // All that it awaits is there at once, or is waited for in the call.
        var serves = new Thread(() => server.RunAsync().GetAwaiter().GetResult()) { Name = "Server" };
        serves.Start();
        Together.Run(users);
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
        serves.Join();
    }

    /// <summary>Asks the server, and waits for its answer.</summary>
    public string Ask(string user, string text)
    {
        lock (_gate)
        {
            Answer answer = Send(user, text);
            while (answer.Text is null)
                Monitor.Wait(_gate);
            return answer.Text;
        }
    }

    /// <summary>Asks the server, and does not wait.</summary>
    public void Say(string user, string text)
    {
        lock (_gate)
            Send(user, text);
    }

    /// <summary>The user is gone; the server is told afterwards, as by a link that ends.</summary>
    public void Die(string user)
    {
        lock (_gate)
            _living.Remove(user);
        lock (_gate)
            Post(user, TapeServer.Died);
    }

    /// <summary>Something comes of one who waits for no answer, and may be gone already.</summary>
    public void Drop(string user, string text)
    {
        lock (_gate)
            Post(user, text);
    }

    ValueTask<TapeMessage?> ITapeOffice.ReceiveAsync()
    {
        lock (_gate)
        {
            while (_mailbox.Count == 0 && !_isClosed)
                Monitor.Wait(_gate);
            return new ValueTask<TapeMessage?>(_mailbox.TryDequeue(out TapeMessage? message) ? message : null);
        }
    }

    ValueTask<bool> ITapeOffice.AnswerAsync(string user, string text)
    {
        lock (_gate)
        {
            if (!_living.TryGetValue(user, out Answer? asked))
                return new ValueTask<bool>(false);
            Expect.That(asked is { Text: null }, "Expected one answer to each request, and none to what is no request.");
            asked!.Text = text;
            Monitor.PulseAll(_gate);
            return new ValueTask<bool>(true);
        }
    }

    ValueTask ITapeOffice.MountAsync(int drive, string user)
    {
        lock (_gate)
            Expect.That(_mounted.Add(drive), "Expected no drive to have two owners.");
        return default;
    }

    ValueTask ITapeOffice.UnmountAsync(int drive)
    {
        lock (_gate)
            Expect.That(_mounted.Remove(drive), "Expected the drive to be given out.");
        return default;
    }

    private Answer Send(string user, string text)
    {
        var answer = new Answer();
        _living[user] = answer;
        Post(user, text);
        return answer;
    }

    private void Post(string user, string text)
    {
        _mailbox.Enqueue(new TapeMessage(user, text));
        Monitor.PulseAll(_gate);
    }

    private sealed class Answer
    {
        public string? Text { get; set; }
    }
}
