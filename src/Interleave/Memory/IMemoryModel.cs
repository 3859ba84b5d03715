using Interleave.Graphs;

namespace Interleave.Memory;

/// <summary>Which execution graphs can happen.</summary>
internal interface IMemoryModel
{
    /// <summary>The name as the command line has it.</summary>
    string Name { get; }

    /// <summary>
    /// Whether the graph is still consistent with event <paramref name="added"/>, given that it was before: the
    /// event is the last of its thread, and nothing reads from it but events that are the last of their threads.
    /// </summary>
    bool Consistent(Graph graph, int added);
}
