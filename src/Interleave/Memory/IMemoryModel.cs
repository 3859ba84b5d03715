using Interleave.Graphs;

namespace Interleave.Memory;

/// <summary>Which execution graphs can happen.</summary>
/// <remarks>
/// A model must hold of every part of a graph that is closed under program order and reads-from when it holds of the
/// graph, and adding an event that takes the last write of its cell, or stands behind it, must always be consistent: the
/// exploration rests on both. So program order and reads-from have no cycle together in any model.
/// </remarks>
internal interface IMemoryModel
{
    /// <summary>The name as the command line has it.</summary>
    string Name { get; }

    /// <summary>
    /// Whether what is inconsistent stays so when the event takes an earlier write, or stands behind an earlier one;
    /// and no write may stand before one that is among its causes by program order and reads-from.
    /// </summary>
    bool IsMonotone => true;

    /// <summary>Whether program order alone does not order everything, so that memory barriers are events.</summary>
    bool IsWeak => false;

    /// <summary>Whether it matters through which reference memory is reached, and which references publish it.</summary>
    bool OrdersByReferences => false;

    /// <summary>
    /// Whether the graph is still consistent with event <paramref name="added"/>, given that it was before: the
    /// event is the last of its thread, and nothing reads from it but events that are the last of their threads.
    /// </summary>
    bool Consistent(Graph graph, int added);
}
