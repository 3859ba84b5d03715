using System.Runtime.Versioning;
using Interleave.Messaging;
using Interleave.Messaging.Transports;

namespace TapeAllocator;

/// <summary>A user: does what its standard input says, a line each, and says what came of it.</summary>
[UnsupportedOSPlatform("windows")]
internal static class Client
{
    public static async Task RunAsync(string folder, string name)
    {
        await using PostOffice office = await PostOffice.OpenAsync(name, new UnixSocketTransport(folder));
        using Mailbox<string> answers = office.Allocate<string>("answers");
        var server = new Address(ProcessOffice.Name, ProcessOffice.Requests);
        string drive = "", handler = "";
        while (await Console.In.ReadLineAsync() is { } line)
        {
            string answer = line.Split(' ', 2) switch
            {
                ["get"] => await AskAsync("request", server),
                ["write", ..] when handler.Length > 0 => await AskAsync(line, new Address(handler, DriveHandler.Tape)),
                ["return"] => await AskAsync($"return {drive}", server),
                ["say", var text] => await SayAsync(text),
                _ => "commands: get, write TEXT, return, say ANYTHING",
            };
            if (answer.Split(' ') is ["granted", var number, var process])
                (drive, handler) = (number, process);
            Console.WriteLine(answer);
        }

        async Task<string> AskAsync(string text, Address to)
        {
            try
            {
                await office.SendAsync(text, to, answers.Address);
                return (await answers.ReceiveAsync()).Message;
            }
            catch (UndeliveredException failure)
            {
                return failure.Message;
            }
        }

        // For what has no answer.
        async Task<string> SayAsync(string text)
        {
            await office.SendAsync(text, server, answers.Address);
            return "said";
        }
    }
}
