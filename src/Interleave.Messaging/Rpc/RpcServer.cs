using Interleave.Messaging.Links;

namespace Interleave.Messaging.Rpc;

/// <summary>Runs the procedures of a service for clients elsewhere.</summary>
/// <remarks>
/// Calls run beside each other. Each message is received once and no client sends one again, so a procedure runs at most once for a call.
/// </remarks>
public sealed class RpcServer : IAsyncDisposable
{
    private readonly PostOffice _office;
    private readonly Mailbox<byte[]> _requests;
    private readonly object _service;
    private readonly Dictionary<string, Procedure> _procedures;
    private readonly Lock _guard = new();

    // Under the guard: the calls that run, by who has made them.
    private readonly Dictionary<(Address, long), CancellationTokenSource> _running = [];
    private readonly Task _serves;
    private bool _isClosed;

    private RpcServer(PostOffice office, string mailbox, object service, Type type)
    {
        _office = office;
        _service = service;
        _procedures = Procedure.Of(type).ToDictionary(p => p.Name);
        _requests = office.Allocate<byte[]>(mailbox);
        _serves = ServeAsync();
    }

    /// <summary>Where clients send their calls.</summary>
    public Address Address => _requests.Address;

    /// <summary>Serves the methods of an interface.</summary>
    /// <param name="office">The post office, whose serializer knows the types of arguments and results, and leaves bytes as they are.</param>
    /// <param name="mailbox">The name of the mailbox that calls are sent to.</param>
    /// <param name="service">What is called.</param>
    /// <exception cref="NotSupportedException">A method cannot be called from another process.</exception>
    public static RpcServer Start<TService>(PostOffice office, string mailbox, TService service)
        where TService : class =>
        new(office, mailbox, service, typeof(TService));

    /// <summary>Ends it: calls that run are cancelled, those that wait fail.</summary>
    public async ValueTask DisposeAsync()
    {
        CancellationTokenSource[] running;
        lock (_guard)
        {
            _isClosed = true;
            running = [.. _running.Values];
        }
        _requests.Free();
        foreach (CancellationTokenSource call in running)
            await call.CancelAsync().ConfigureAwait(false);
        await _serves.ConfigureAwait(false);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                Received<byte[]> received = await _requests.ReceiveAsync().ConfigureAwait(false);
                try
                {
                    Take(RpcMessage.Read(received.Message), received.Sender);
                }
                catch (IOException)
                {
                    // No message of a client: whoever sent it does not wait for an answer.
                }
            }
        }
        catch (ObjectDisposedException)
        {
            // The mailbox was freed.
        }
    }

    private void Take(RpcMessage message, Address client)
    {
        if (message.Kind == RpcKind.Cancel)
        {
            CancellationTokenSource? running;
            lock (_guard)
                _running.TryGetValue((client, message.Call), out running);
            _ = running?.CancelAsync();
        }
        else if (message.Kind == RpcKind.Call)
        {
            var source = new CancellationTokenSource();
            lock (_guard)
            {
                if (_isClosed || !_running.TryAdd((client, message.Call), source))
                    return;
            }
            _ = RunAsync(message, client, source);
        }
    }

    private async Task RunAsync(RpcMessage call, Address client, CancellationTokenSource source)
    {
        // The next call is not to wait for what this one does before it first awaits.
        await Task.Yield();
        byte[] answer;
        try
        {
            answer = await AnswerAsync(call, source).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            answer = RpcMessage.Write(RpcKind.Cancelled, call.Call, default);
        }
        catch (Exception failure)
        {
            answer = RpcMessage.Failed(call.Call, failure.GetType().FullName!, failure.Message);
        }
        lock (_guard)
            _running.Remove((client, call.Call));
        try
        {
            await _office.SendAsync(answer, client).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is UndeliveredException or ObjectDisposedException)
        {
            // The client has died or does not wait any more.
        }
        catch (IOException tooLong)
        {
            await _office.SendAsync(RpcMessage.Failed(call.Call, tooLong.GetType().FullName!, tooLong.Message), client).ConfigureAwait(false);
        }
    }

    private async Task<byte[]> AnswerAsync(RpcMessage call, CancellationTokenSource source)
    {
        var reader = new WireReader(call.Content);
        long milliseconds = reader.ReadNumber();
        string name = reader.ReadText();
        if (!_procedures.TryGetValue(name, out Procedure? procedure))
            throw new MissingMethodException($"The service has no procedure {name}: client and server need the same interface.");
        if (milliseconds != RpcMessage.Endless)
            source.CancelAfter(TimeSpan.FromMilliseconds(milliseconds));
        object returned = procedure.Invoke(_service, _office.Serializer, reader, source.Token);
        var result = new System.Buffers.ArrayBufferWriter<byte>();
        await procedure.Result.WriteAsync(_office.Serializer, returned, result).ConfigureAwait(false);
        return RpcMessage.Write(RpcKind.Result, call.Call, result.WrittenSpan);
    }
}
