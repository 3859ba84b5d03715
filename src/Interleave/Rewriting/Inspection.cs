namespace Interleave.Rewriting;

/// <summary>What rewriting does to an assembly and those beside it; nothing of them is loaded or run.</summary>
/// <param name="Assemblies">Those that are rewritten: the one asked for, then its dependencies by name.</param>
/// <param name="Refused">The calls and accesses that no check can go past, by assembly and place.</param>
/// <param name="Notes">Remarks: what was left out and why.</param>
public sealed record Inspection(IReadOnlyList<InspectedAssembly> Assemblies, IReadOnlyList<RefusedPlace> Refused, IReadOnlyList<string> Notes);

/// <summary>How much of an assembly is instrumented.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="Types">Types with rewritten code.</param>
/// <param name="Methods">Methods with rewritten code.</param>
/// <param name="Fields">Fields that are watched.</param>
/// <param name="Loops">Loops that are told from one round to the next.</param>
public sealed record InspectedAssembly(string Name, int Types, int Methods, int Fields, int Loops);

/// <summary>Something refused when it is reached while a check runs.</summary>
/// <param name="Call">The call as reports name it, or the access in words.</param>
/// <param name="Reason">Why and what to do instead, or null when there is nothing more to say.</param>
/// <param name="Assembly">The assembly that has it.</param>
/// <param name="Place">Where.</param>
public sealed record RefusedPlace(string Call, string? Reason, string Assembly, Tracing.Place Place);
