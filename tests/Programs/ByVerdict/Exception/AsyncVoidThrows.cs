namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>What an async void method throws, nobody can catch.</summary>
public sealed class AsyncVoidThrows
{
    public void Run()
    {
        try
        {
            Fire();
        }
        catch (InvalidOperationException)
        {
        }
    }

    static async void Fire()
    {
        await Task.Yield();
        throw new InvalidOperationException();
    }
}
