using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text.Json;
using Interleave.Cli.Targets;
using Interleave.Tracing;

namespace Interleave.Cli.Running.Children;

/// <summary>The child's side: does what the parent asks for, until the parent hangs up.</summary>
internal static class ChildProgram
{
    /// <summary>The first argument of a child; the second is the name of the pipe.</summary>
    public const string Argument = "--child";

    public static int Run(string pipeName)
    {
        // Ctrl-C reaches the parent too, which ends this process when it has said what is known.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        pipe.Connect();
        using var reader = new StreamReader(pipe);
        using var writer = new StreamWriter(pipe) { AutoFlush = true };
        ICheckedAssembly? assembly = null;
        foreach (var request in Requests(reader))
        {
            if (request.Load is { } load)
            {
                Send(writer, Answer(() =>
                {
                    assembly = new Engine().Load(load.Path, load.Options);
                    return new Reply { Loaded = true };
                }));
            }
            else if (request.Run is { } run)
            {
                Send(writer, Answer(() => new Reply { Result = Result(assembly!, run, progress => Send(writer, new Reply { Progress = progress })) }));
            }
        }

        return ExitCode.Good;
    }

    private static CheckResult Result(ICheckedAssembly assembly, RunRequest run, Action<Progress> progress)
    {
        var method = new MethodEntry(run.TypeName, run.Method);
        return run.Token is { } token
            ? assembly.Replay(method, token, run.Options)
            : assembly.Check(method, run.Options with { Progress = progress });
    }

    /// <summary>The requests, read by a thread of their own: a parent that has gone must end a check that is under way.</summary>
    private static IEnumerable<Request> Requests(StreamReader reader)
    {
        var requests = new System.Collections.Concurrent.BlockingCollection<string>();
        var thread = new Thread(() =>
        {
            while (ReadLine(reader) is { } line)
            {
                requests.Add(line);
            }

            Process.GetCurrentProcess().Kill();
        }) { IsBackground = true, Name = "Interleave requests" };
        thread.Start();
        return requests.GetConsumingEnumerable().Select(line => JsonSerializer.Deserialize(line, MessageContext.Default.Request)!);
    }

    private static string? ReadLine(StreamReader reader)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static Reply Answer(Func<Reply> work)
    {
        try
        {
            return work();
        }
        catch (UsageException wrong)
        {
            return new Reply { Wrong = wrong.Message };
        }
        catch (Exception failure)
        {
            return new Reply { Failure = failure.ToString() };
        }
    }

    private static void Send(StreamWriter writer, Reply reply)
    {
        lock (writer)
        {
            writer.WriteLine(JsonSerializer.Serialize(reply, MessageContext.Default.Reply));
        }
    }
}
