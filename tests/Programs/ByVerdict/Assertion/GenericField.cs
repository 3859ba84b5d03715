namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A field of a generic class.</summary>
public sealed class GenericField
{
    sealed class Box<T>
    {
        public T? Content;
    }

    readonly Box<string> box = new();

    public void Run()
    {
        Together.Run(() => Append("a"), () => Append("b"));
        Assert.That(box.Content!.Length == 2, "Expected both letters.");
    }

    void Append(string letter) => box.Content += letter;
}
