using System.CommandLine;

namespace Interleave.Cli.Commands;

/// <summary>A command that is planned and says so.</summary>
internal static class LaterCommand
{
    public static Command Create(string name, string description)
    {
        var command = new Command(name, $"{description} Not available yet.");
        command.SetAction(int (_) => throw new UsageException($"{name} is not available yet"));
        return command;
    }
}
