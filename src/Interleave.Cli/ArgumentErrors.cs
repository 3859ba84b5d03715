using System.CommandLine;
using Interleave.Cli.Targets;

namespace Interleave.Cli;

/// <summary>Turns what the parser did not understand into one line that names what was meant.</summary>
internal static class ArgumentErrors
{
    public static void Throw(Command root, ParseResult parsed, string[] args)
    {
        var command = parsed.CommandResult.Command;
        var commands = root.Subcommands.Select(c => c.Name).ToList();
        if (args.Length == 0)
        {
            throw new UsageException($"name a command: {string.Join(", ", commands)}; --help says more");
        }

        if (UnknownOption(parsed, command) is { } option)
        {
            var known = command.Options.Concat(root.Options).Select(o => o.Name).Distinct().ToList();
            throw new UsageException($"{Of(command, root)} has no option '{option}'; {NearNames.Hint(option, known, "its options are ")}");
        }

        if (parsed.UnmatchedTokens.Count > 0)
        {
            var token = parsed.UnmatchedTokens[0];
            throw new UsageException(command == root
                ? $"there is no command '{token}'; {NearNames.Hint(token, commands, "the commands are ")}"
                : $"{command.Name}: '{token}' is one argument too many; `interleave {command.Name} --help` says what it takes");
        }

        if (parsed.Errors.Count > 0)
        {
            var empty = command.Options.FirstOrDefault(o => parsed.GetResult(o) is { Tokens.Count: 0 } && o.Arity.MinimumNumberOfValues > 0);
            var message = empty is null ? parsed.Errors[0].Message.TrimEnd('.') : $"{empty.Name} needs a value";
            throw new UsageException(command == root
                ? $"name a command: {string.Join(", ", commands)}; --help says more"
                : $"{command.Name}: {message}");
        }
    }

    private static string Of(Command command, Command root) => command == root ? "interleave" : command.Name;

    /// <summary>A misspelt option is no unmatched token where the command takes arguments: the parser makes it one of them.</summary>
    private static string? UnknownOption(ParseResult parsed, Command command)
    {
        var taken = command.Arguments
            .Select(a => parsed.GetResult(a))
            .SelectMany(r => r?.Tokens.Select(t => t.Value) ?? []);
        return taken.Concat(parsed.UnmatchedTokens).FirstOrDefault(t => t.Length > 1 && t[0] == '-');
    }
}
