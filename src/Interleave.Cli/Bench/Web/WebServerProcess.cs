using System.Diagnostics;

namespace Interleave.Cli.Bench.Web;

/// <summary>The sample's web server in one of its forms, as a process of its own.</summary>
internal sealed class WebServerProcess : IDisposable
{
    private readonly Process _process;

    private WebServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <exception cref="UsageException">The server does not start.</exception>
    public static WebServerProcess Start(string form)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "web", "WebServer.dll");
        if (!File.Exists(program))
        {
            throw new UsageException("the web server is not beside this program: run './interleave bench web' in the repository");
        }

        var process = Process.Start(new ProcessStartInfo("dotnet", [program, form]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        if (process.StandardOutput.ReadLine() is { } address)
        {
            return new WebServerProcess(process, new Uri(address));
        }

        process.Dispose();
        throw new UsageException($"the web server does not start: try 'dotnet {program} {form}'; the ASP.NET Core runtime is needed");
    }

    /// <summary>Has it end, with its workers.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
