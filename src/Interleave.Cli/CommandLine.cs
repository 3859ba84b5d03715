using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Interleave.Cli.Commands;
using Interleave.Cli.Gallery;
using Interleave.Cli.Running;

namespace Interleave.Cli;

/// <summary>The command line as a function: arguments in, text and an exit code out.</summary>
internal static class CommandLine
{
    public static int Run(string[] args, Terminal terminal, IEngine? engine = null, IGallery? gallery = null)
    {
        try
        {
            return Invoke(args, terminal, engine ?? new Engine(), gallery ?? new CheckedGallery());
        }
        catch (UsageException wrong)
        {
            terminal.Error.WriteLine($"interleave: {OneLine(wrong.Message)}");
            foreach (var detail in wrong.Details)
            {
                terminal.Error.WriteLine($"  {detail}");
            }

            return ExitCode.Usage;
        }
        catch (Exception failure)
        {
            var full = args.Contains("--full");
            terminal.Error.WriteLine($"interleave: internal error: {failure.GetType().Name}: {OneLine(failure.Message)}{(full ? "" : " (--full shows the stack)")}");
            if (full)
            {
                terminal.Error.WriteLine(failure);
            }

            return ExitCode.Internal;
        }
    }

    private static int Invoke(string[] args, Terminal terminal, IEngine engine, IGallery gallery)
    {
        // Not a RootCommand: its name would be that of this assembly.
        var root = new Command("interleave", "Explores every thread schedule of compiled C#, and proves it or shows the shortest schedule that fails.")
        {
            CheckCommand.Create(terminal, engine),
            ReplayCommand.Create(terminal, engine),
            GalleryCommand.Create(terminal, gallery),
            LitmusCommand.Create(terminal),
            BenchCommand.Create(terminal),
            DoctorCommand.Create(terminal, engine),
            new HelpOption { Recursive = true },
            new VersionOption(),
        };

        // An argument that starts with @ is an argument, not a file of arguments.
        var parsed = CommandLineParser.Parse(root, args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        var configuration = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false };
        if (parsed.Action is not HelpAction)
        {
            ArgumentErrors.Throw(root, parsed, args);
        }

        return parsed.Invoke(configuration);
    }

    private static string OneLine(string text) => string.Join(" ", text.Split(['\r', '\n'], 2)[0].Split('\t')).Trim();
}
