using System.Runtime.Versioning;
using Interleave.Messaging.Processes;

[assembly: UnsupportedOSPlatform("windows")]

// A process that the tests start: its first argument says what it does. It ends when its standard input does, so that none is left
// behind by a test that dies.
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: Interleave.Messaging.Processes ROLE [ARGUMENT...]");
    return 1;
}

switch (args[0])
{
    case "wait":
        await Console.In.ReadToEndAsync();
        return 0;
    case "pool-worker":
        await PoolWorkers.RunAsync();
        return 0;
    case "pool-example":
        await PoolExample.RunAsync();
        return 0;
    case "pool-raw-worker":
        return await PoolWorkers.RunRawAsync();
    case "pool-parent":
        await PoolWorkers.RunParentAsync();
        return 0;
    case "own-mailboxes":
        await MessagingRoles.OwnAsync(args[1]);
        return 0;
    case "visit-socket":
        await MessagingRoles.VisitAsync(args[1]);
        return 0;
    default:
        Console.Error.WriteLine($"unknown role: {args[0]}");
        return 1;
}
