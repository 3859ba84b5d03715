using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WebServer;

/// <summary>HTTP in front of a form of the server.</summary>
internal sealed class Server(IPageSource pages)
{
    private readonly SemaphoreSlim _turn = new(pages.AtATime);
    private readonly Stages _stages = new();

    /// <summary>Serves on a port of its own until the standard input ends.</summary>
    public static async Task<int> RunAsync(IPageSource pages)
    {
        await using (pages)
        {
            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Use((connection, next) =>
            {
                var arrival = new Arrival(connection.Transport);
                connection.Transport = arrival;
                connection.Features.Set(arrival);
                return next(connection);
            })));
            await using WebApplication app = builder.Build();
            app.Run(new Server(pages).AnswerAsync);
            await pages.BeginAsync();
            await app.StartAsync();
            Console.WriteLine(app.Urls.Single());
            await Console.In.ReadToEndAsync();
        }
        return 0;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/stages")
        {
            await context.Response.WriteAsync(_stages.ToString());
            return;
        }
        try
        {
            await SendPageAsync(context);
        }
        catch (FileNotFoundException)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        catch (IOException)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
    }

    private async Task SendPageAsync(HttpContext context)
    {
        long received = Stopwatch.GetTimestamp();
        string name = context.Request.Path == "/" ? "page.html" : context.Request.Path.Value!;
        Page page;
        long turned, made;
        await _turn.WaitAsync(context.RequestAborted);
        try
        {
            turned = Stopwatch.GetTimestamp();
            page = await pages.ReadAsync(name);
            made = Stopwatch.GetTimestamp();
        }
        finally
        {
            _turn.Release();
        }
        context.Response.ContentType = "text/html";
        context.Response.ContentLength = page.Content.Length;
        await context.Response.Body.WriteAsync(page.Content);
        await context.Response.Body.FlushAsync();
        _stages.Add(
            Stopwatch.GetElapsedTime(context.Features.Get<Arrival>()!.Last, received),
            Stopwatch.GetElapsedTime(received, turned),
            Stopwatch.GetElapsedTime(turned, made) - page.ReadTime,
            page.ReadTime,
            Stopwatch.GetElapsedTime(made));
    }
}
