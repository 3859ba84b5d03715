namespace Interleave.Messaging.Rpc;

/// <summary>A procedure has thrown an exception where it ran.</summary>
/// <remarks>The exception itself stays there: what it was and said comes over.</remarks>
public sealed class RemoteException : Exception
{
    internal RemoteException(string type, string message)
        : base(message) => RemoteType = type;

    /// <summary>The full name of the exception's type.</summary>
    public string RemoteType { get; }

    /// <inheritdoc />
    public override string ToString() => $"{RemoteType} (in another process): {base.ToString()}";
}
