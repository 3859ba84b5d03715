using WebServer;

// The first argument says what this process is: a form of the server, or one of its workers.
return args switch
{
    ["sequential"] => await Server.RunAsync(new SequentialPages()),
    ["process"] => await Server.RunAsync(new ProcessPages()),
    ["pool"] => await Server.RunAsync(new PoolPages()),
    [PageWorker.ForOneRequest, var path] => await PageWorker.AnswerOneAsync(path),
    [PageWorker.OfAPool] => await PageWorker.AnswerAllAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: WebServer sequential | process | pool");
    return 1;
}
