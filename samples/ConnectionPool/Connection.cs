namespace SampleCode.ConnectionPool;

/// <summary>What takes long to open and is used again.</summary>
public sealed class Connection
{
    public static async Task<Connection> OpenAsync(CancellationToken token)
    {
        await Task.Yield();
        token.ThrowIfCancellationRequested();
        return new Connection();
    }
}
