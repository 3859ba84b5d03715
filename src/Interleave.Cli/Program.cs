using System.Text;
using Interleave.Cli;

if (OperatingSystem.IsWindows())
{
    Console.OutputEncoding = Encoding.UTF8;
}

return CommandLine.Run(args, Terminal.OfProcess());
