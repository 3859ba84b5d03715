namespace Interleave.Gallery.TooMuchMilk;

/// <summary>Too much milk: its solutions and their scenarios.</summary>
static class TooMuchMilkProblem
{
    public static Problem Problem { get; } = new(
        "TooMuchMilk",
        "A and B share a refrigerator. Whoever comes home and finds no milk goes and buys some: there must never be more than one carton, and when somebody needs milk, somebody must buy it.",
    [
        Buyers<NoSynchronization>("no synchronization", "plain"),
        Buyers<CheckThenNote>("check, then leave a note", "plain"),
        Buyers<NoteFirst>("leave a note, then check", "plain"),
        Buyers<LabelledNotes>("labelled notes", "plain"),
        Buyers<LabelledNotesFence>("labelled notes", "fence"),
        Buyers<LabelledNotesVolatile>("labelled notes", "volatile"),
        Buyers<LabelledNotesVolatileFence>("labelled notes", "volatile + fence"),
        Buyers<NoteAsTurn>("note as a turn", "plain"),
        Buyers<NoteAsTurnVolatile>("note as a turn", "volatile"),
        Buyers<WatchAndWait>("watch and wait", "plain"),
        Buyers<WatchAndWaitFence>("watch and wait", "fence"),
        Buyers<WatchAndWaitVolatile>("watch and wait", "volatile"),
        Buyers<WatchAndWaitVolatileFence>("watch and wait", "volatile + fence"),
        Buyers<PetersonMilk>("Peterson's lock", "plain"),
        Buyers<PetersonMilkFence>("Peterson's lock", "fence"),
        Buyers<PetersonMilkVolatile>("Peterson's lock", "volatile"),
        Buyers<PetersonMilkVolatileFence>("Peterson's lock", "volatile + fence"),
        Buyers<LockMilk>("lock", "lock"),
        Buyers<SemaphoreMilk>("semaphore OKToBuyMilk", "semaphore"),
    ]);

    static Solution Buyers<T>(string name, string variant) where T : MilkSolution, new() => Solution.Of<T>(
        name, variant,
        (nameof(MilkSolution.TwoBuyers), Property.Safe),
        (nameof(MilkSolution.NeverTwo), Property.NeverTwo),
        (nameof(MilkSolution.NeverNone), Property.NeverNone),
        (nameof(MilkSolution.OneBuyer), Property.Safe),
        (nameof(MilkSolution.OnVacation), Property.Progress));
}
