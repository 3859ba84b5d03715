namespace Interleave.Tests.Gallery;

/// <summary>What must be true of one matrix of the gallery under sequential consistency, as the textbooks have it.</summary>
/// <param name="Title">The matrix's title, which is its folder.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">
/// A row for each solution, by its class, with a letter for each column: <c>+</c> holds, <c>-</c> does not, <c>?</c> cannot be
/// known (executions end with another failure), a space is not asked. For bounded waiting, a number is the bound and
/// <c>g</c> that it grows.
/// </param>
internal sealed record VerdictTable(string Title, string Columns, Dictionary<string, string> Rows);
