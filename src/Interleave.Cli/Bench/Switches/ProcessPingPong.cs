using System.Diagnostics;
using System.Globalization;
using Interleave.Cli.Running.Children;

namespace Interleave.Cli.Bench.Switches;

/// <summary>Two processes that send each other a byte through pipes.</summary>
internal sealed class ProcessPingPong : PingPong
{
    private readonly Process _partner;
    private readonly Stream _to;
    private readonly Stream _from;
    private readonly byte[] _byte = new byte[1];

    /// <param name="processor">Where both run.</param>
    public ProcessPingPong(int processor)
    {
        _partner = Process.Start(new ProcessStartInfo(Child.Host(), [.. Child.Command, Partner.Argument, processor.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        _to = _partner.StandardInput.BaseStream;
        _from = _partner.StandardOutput.BaseStream;
    }

    public override string Name => "process";

    public override void Play(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _to.Write(_byte);
            _to.Flush();
            _from.ReadExactly(_byte);
        }
    }

    /// <summary>The partner ends at the end of what it reads.</summary>
    public override void Dispose()
    {
        _partner.StandardInput.Dispose();
        _partner.WaitForExit();
        _partner.Dispose();
    }

    /// <summary>The other process: sends back whatever it gets.</summary>
    internal static class Partner
    {
        /// <summary>The first argument of the process; the second is the processor.</summary>
        public const string Argument = "--ping-pong";

        public static int Run(string processor)
        {
            Processor.TryKeepOn(int.Parse(processor, CultureInfo.InvariantCulture));
            using var from = Console.OpenStandardInput();
            using var to = Console.OpenStandardOutput();
            var bytes = new byte[1];
            while (from.Read(bytes) > 0)
            {
                to.Write(bytes);
                to.Flush();
            }

            return ExitCode.Good;
        }
    }
}
