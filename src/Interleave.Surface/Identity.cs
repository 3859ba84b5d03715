using System.Runtime.CompilerServices;

namespace Interleave.Surface;

/// <summary>Implemented by every rewritten class: the object's name, given when its construction starts.</summary>
public interface IIdentified
{
    /// <summary>The location of the object's first field; 0 when it was made without a constructor or outside of a check.</summary>
    int Identity { get; set; }

    /// <summary>How many field slots an object of this type has.</summary>
    int Slots { get; }
}

/// <summary>Names objects.</summary>
public static class Identity
{
    /// <summary>The name for an object under construction; <paramref name="current"/> if it has one already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Construct(int current, object self) =>
        current != 0 ? current : Controller.Current?.NewObject((IIdentified)self, constructed: true) ?? 0;

    /// <summary>The location of a field of an object.</summary>
    /// <param name="identity">The object's name.</param>
    /// <param name="self">The object.</param>
    /// <param name="slot">Which field.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Location(int identity, object self, int slot) => identity != 0 ? identity + slot : Late(self, slot);

    /// <summary><c>MemberwiseClone</c> copies the name as well: give the copy one of its own.</summary>
    public static object Clone(object clone)
    {
        if (clone is IIdentified identified)
            identified.Identity = Controller.Current?.NewObject(identified, constructed: false) ?? 0;
        return clone;
    }

    private static int Late(object self, int slot)
    {
        if (Controller.Current is not { } controller || self is not IIdentified identified)
            return 0;
        if (identified.Identity == 0)
            identified.Identity = controller.NewObject(identified, constructed: false);
        return identified.Identity + slot;
    }
}
