using System.Globalization;

namespace Interleave.Messaging.Pool.Processes;

/// <summary>What a worker has to know to find its pool, and to be let in; it is in a variable of its environment.</summary>
internal sealed record WorkerTicket(string Socket, int Worker, string Token, int MaxMessageSize)
{
    /// <summary>The name of the variable.</summary>
    public const string Variable = "INTERLEAVE_POOL_WORKER";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Worker};{Token};{MaxMessageSize};{Socket}");

    /// <exception cref="InvalidOperationException">This process is no worker.</exception>
    public static WorkerTicket Take()
    {
        string? text = Environment.GetEnvironmentVariable(Variable);
        // Processes that the worker starts are no workers.
        Environment.SetEnvironmentVariable(Variable, null);
        if (text?.Split(';', 4) is [var worker, var token, var size, var socket]
            && int.TryParse(worker, CultureInfo.InvariantCulture, out int number) && int.TryParse(size, CultureInfo.InvariantCulture, out int maximum))
            return new WorkerTicket(socket, number, token, maximum);
        throw new InvalidOperationException(text is null
            ? "This process was not started by a ProcessPool: ask PoolWorker.IsWorker first."
            : $"The variable {Variable} has a value that no pool of this version gives: use the same version of the library on both sides.");
    }
}
