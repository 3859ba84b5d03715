using System.Text;
using Interleave.Cli;
using Interleave.Cli.Bench.Switches;
using Interleave.Cli.Running;
using Interleave.Cli.Running.Children;

if (OperatingSystem.IsWindows())
{
    Console.OutputEncoding = Encoding.UTF8;
}

Terminal terminal = Terminal.OfProcess();

// What the checked program prints must not come between the lines of a report.
Console.SetOut(Console.Error);
if (args is [ChildProgram.Argument, var pipe])
{
    return ChildProgram.Run(pipe);
}

if (args is [ProcessPingPong.Partner.Argument, var processor])
{
    return ProcessPingPong.Partner.Run(processor);
}

using var interruption = new Interruption();
return CommandLine.Run(args, terminal, new ChildEngine(terminal.Error, interruption.Token, Child.DefaultMemoryLimit));
