using Interleave.Gallery.Barbershop;
using Interleave.Gallery.BoundedBuffer;
using Interleave.Gallery.BuildingWater;
using Interleave.Gallery.CigaretteSmokers;
using Interleave.Gallery.DiningPhilosophers;
using Interleave.Gallery.DiningSavages;
using Interleave.Gallery.HigherMechanisms;
using Interleave.Gallery.KernelLocks;
using Interleave.Gallery.Monitors;
using Interleave.Gallery.MutualExclusion;
using Interleave.Gallery.ReadersWriters;
using Interleave.Gallery.SantaClaus;
using Interleave.Gallery.Semaphores;
using Interleave.Gallery.TooMuchMilk;

namespace Interleave.Gallery;

/// <summary>Everything in the gallery. What is true of it is for the checker to say.</summary>
public static class Catalogue
{
    /// <summary>The problems. Each is described in its own folder.</summary>
    public static IReadOnlyList<Problem> Problems { get; } =
    [
        TooMuchMilkProblem.Problem,
        MutualExclusionProblem.Problem,
        KernelLocksProblem.Problem,
        SemaphoresProblem.Problem,
        MonitorsProblem.Problem,
        BoundedBufferProblem.Problem,
        ReadersWritersProblem.Problem,
        DiningPhilosophersProblem.Problem,
        BarbershopProblem.Problem,
        CigaretteSmokersProblem.Problem,
        HigherMechanismsProblem.Problem,
        BuildingWaterProblem.Problem,
        SantaClausProblem.Problem,
        DiningSavagesProblem.Problem,
    ];

    /// <summary>All solutions, by problem.</summary>
    public static IReadOnlyList<Solution> Solutions { get; } = [.. Problems.SelectMany(p => p.Solutions)];
}
