using Interleave.Xunit;
using Xunit;

namespace Interleave.XunitTests;

/// <summary>Tests that return what is to be waited for.</summary>
public sealed class PassingAsyncTests
{
    private int _balance = 100;

    [ConcurrencyTest]
    public async Task Withdraw_Asynchronously_NeverOverdraws()
    {
        using var gate = new SemaphoreSlim(1);
        await Task.WhenAll(Withdraw(), Withdraw());
        Assert.Equal(20, _balance);

        async Task Withdraw()
        {
            await gate.WaitAsync();
            if (_balance >= 80)
                _balance -= 80;
            gate.Release();
        }
    }

    [ConcurrencyTest]
    public async ValueTask Deposit_AsAValueTask_IsWaitedFor()
    {
        await Task.Run(() => Interlocked.Add(ref _balance, 5));
        Assert.Equal(105, _balance);
    }
}
