using System.Globalization;
using TapeAllocator;

if (OperatingSystem.IsWindows())
{
    Console.Error.WriteLine("TapeAllocator: the processes' sockets are in a folder with Unix permissions, which Windows has not");
    return 1;
}

// The first argument says what this process is.
switch (args)
{
    case ["server", var folder, var drives] when int.TryParse(drives, CultureInfo.InvariantCulture, out int count) && count > 0:
        await using (ProcessOffice office = await ProcessOffice.OpenAsync(folder))
        {
            Task serves = new TapeServer(count, office).RunAsync();
            Console.WriteLine("ready");
            await Task.WhenAny(serves, Console.In.ReadToEndAsync());
            office.EndReceiving();
            await serves;
        }
        return 0;
    case ["client", var folder, var name]:
        await Client.RunAsync(folder, name);
        return 0;
    case ["drive", var folder, var drive, var user]:
        await DriveHandler.RunAsync(folder, drive, user);
        return 0;
    default:
        Console.Error.WriteLine("usage: TapeAllocator server FOLDER DRIVES | client FOLDER NAME");
        return 1;
}
