using System.Buffers;
using System.Reflection;
using Interleave.Messaging.Links;
using Interleave.Messaging.Mailboxes;

namespace Interleave.Messaging.Rpc;

/// <summary>Calls the procedures of a service elsewhere: a method of <see cref="Service"/> is one of them.</summary>
/// <remarks>
/// A call ends once: with the result, with what the procedure has thrown (<see cref="RemoteException"/>), cancelled, with
/// <see cref="TimeoutException"/> at its deadline, or with <see cref="UndeliveredException"/> when the server has died, which fails the calls
/// in flight and no others. It is never made again by itself. Any thread may call.
/// </remarks>
public sealed class RpcClient<TService> : IAsyncDisposable
    where TService : class
{
    private readonly PostOffice _office;
    private readonly Address _server;
    private readonly TimeSpan? _deadline;
    private readonly Mailbox<byte[]> _answers;
    private readonly CallTable<RpcMessage> _calls = new();
    private readonly Procedure[] _procedures = Procedure.Of(typeof(TService));
    private readonly Task _listens;

    /// <summary>For a service.</summary>
    /// <param name="office">The post office, whose serializer knows the types of arguments and results, and leaves bytes as they are.</param>
    /// <param name="server">Where the service is.</param>
    /// <param name="deadline">How long a call may take, at the client and at the server; without one, as long as it takes.</param>
    /// <exception cref="NotSupportedException">A method cannot be called from another process.</exception>
    public RpcClient(PostOffice office, Address server, TimeSpan? deadline = null)
    {
        _office = office;
        _server = server;
        _deadline = deadline;
        _answers = office.AllocateUnnamed<byte[]>();
        Service = DispatchProxy.Create<TService, RpcStub>();
        ((RpcStub)(object)Service).Handler = Call;
        office.ProcessEnded += ProcessEnded;
        _listens = ListenAsync();
    }

    /// <summary>The service, as if it were here.</summary>
    public TService Service { get; }

    /// <summary>Ends it: calls in flight fail.</summary>
    public async ValueTask DisposeAsync()
    {
        _office.ProcessEnded -= ProcessEnded;
        _answers.Free();
        await _listens.ConfigureAwait(false);
        _calls.FailAll(() => new ObjectDisposedException(nameof(RpcClient<>)));
    }

    private object Call(MethodInfo method, object?[] arguments)
    {
        Procedure procedure = _procedures.First(p => p.IsFor(method));
        return procedure.Result.ToClient(_office.Serializer, CallAsync(procedure, arguments));
    }

    private async Task<RpcMessage> CallAsync(Procedure procedure, object?[] arguments)
    {
        CancellationToken token = procedure.TokenOf(arguments);
        token.ThrowIfCancellationRequested();
        (long number, Task<RpcMessage> answers) = _calls.Begin();
        byte[] message;
        try
        {
            message = Write(number, procedure, arguments);
        }
        catch (Exception failure)
        {
            _calls.Fail(number, failure);
            throw;
        }
        _ = SendAsync(number, message);
        using var time = new CancellationTokenSource();
        using CancellationTokenRegistration cancelled = Registered(token, number, () => new OperationCanceledException(token));
        using CancellationTokenRegistration late = Registered(time.Token, number, () => new TimeoutException($"{_server} has not answered {procedure.Name} in {_deadline}."));
        if (_deadline is { } deadline)
            time.CancelAfter(deadline);
        RpcMessage answer = await answers.ConfigureAwait(false);
        return answer.Kind switch
        {
            RpcKind.Result => answer,
            RpcKind.Cancelled when _deadline is not null && !token.IsCancellationRequested =>
                throw new TimeoutException($"{_server} has not answered {procedure.Name} in {_deadline}."),
            RpcKind.Cancelled => throw new OperationCanceledException($"{_server} has cancelled {procedure.Name}."),
            _ => throw Failure(answer),
        };
    }

    private CancellationTokenRegistration Registered(CancellationToken token, long number, Func<Exception> failure) =>
        token.UnsafeRegister(_ => GiveUp(number, failure()), null);

    // The server is told so that it does no work in vain; what it answers is of no account any more.
    private void GiveUp(long number, Exception failure)
    {
        if (_calls.Fail(number, failure))
            _ = SendAsync(number, RpcMessage.Cancel(number));
    }

    private byte[] Write(long number, Procedure procedure, object?[] arguments)
    {
        ArrayBufferWriter<byte> buffer = RpcMessage.Begin(RpcKind.Call, number);
        buffer.WriteNumber(_deadline is { } deadline ? (long)deadline.TotalMilliseconds : RpcMessage.Endless);
        buffer.WriteText(procedure.Name);
        procedure.WriteArguments(_office.Serializer, arguments, buffer);
        return RpcMessage.End(buffer);
    }

    // Until somebody has it: if the server ends before, nobody will answer.
    private async Task SendAsync(long number, byte[] message)
    {
        try
        {
            await _office.SendAndWaitAsync(message, _server, _answers.Address).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is UndeliveredException or IOException or ObjectDisposedException)
        {
            _calls.Fail(number, failure);
        }
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                Received<byte[]> received = await _answers.ReceiveAsync().ConfigureAwait(false);
                if (received.Sender.Process != _server.Process)
                    continue;
                var answer = RpcMessage.Read(received.Message);
                _calls.Complete(answer.Call, answer);
            }
        }
        catch (ObjectDisposedException)
        {
            // The mailbox was freed.
        }
        catch (IOException failure)
        {
            _calls.FailAll(() => failure);
        }
    }

    private void ProcessEnded(string process)
    {
        if (process == _server.Process)
            _calls.FailAll(() => new UndeliveredException(_server, UndeliveredReason.OwnerDied));
    }

    private static Exception Failure(RpcMessage answer)
    {
        var reader = new WireReader(answer.Content);
        return new RemoteException(reader.ReadText(), reader.ReadText());
    }
}
