namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A reference that is set to null between the check and the use.</summary>
public sealed class NullBetweenCheckAndUse
{
    string? name = "name";
    int length;

    public void Run() => Together.Run(Clear, Use);

    void Clear() => name = null;

    void Use()
    {
        if (name is not null)
            length = name.Length;
    }
}
