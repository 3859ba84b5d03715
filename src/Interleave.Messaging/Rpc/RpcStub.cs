using System.Reflection;

namespace Interleave.Messaging.Rpc;

/// <summary>An object that has every method of an interface and passes each call on.</summary>
/// <remarks>Public because the class that the runtime derives from it is in another assembly; of no use otherwise.</remarks>
public class RpcStub : DispatchProxy
{
    internal Func<MethodInfo, object?[], object> Handler { get; set; } = null!;

    /// <inheritdoc />
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Handler(targetMethod!, args ?? []);
}
