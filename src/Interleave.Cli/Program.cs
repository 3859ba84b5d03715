using System.Text;
using Interleave.Cli;

if (OperatingSystem.IsWindows())
{
    Console.OutputEncoding = Encoding.UTF8;
}

Terminal terminal = Terminal.OfProcess();

// What the checked program prints must not come between the lines of a report.
Console.SetOut(Console.Error);
return CommandLine.Run(args, terminal);
