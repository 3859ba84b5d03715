using Interleave.Surface;

namespace Interleave.Repairs;

/// <summary>A change of a program that is tried without changing it: the engine treats its accesses so.</summary>
/// <param name="Places">The places of writes, which grow as they are met.</param>
/// <param name="VolatileFields">The fields that are read and written volatile.</param>
/// <param name="Fences">The places of writes behind which there is a full fence; behind every write when null.</param>
internal sealed record Repair(WritePlaces Places, IReadOnlySet<int> VolatileFields, IReadOnlySet<int>? Fences)
{
    /// <summary>How an access to a field is made.</summary>
    public AccessMode ModeOf(int field, AccessMode mode) =>
        mode == AccessMode.Plain && VolatileFields.Contains(field) ? AccessMode.Volatile : mode;

    /// <summary>Whether there is a full fence behind the write that is being made.</summary>
    public bool FencesHere() => Fences is null ? Places.Here() is not null : Fences.Count > 0 && Places.Here() is { } place && Fences.Contains(place);
}
