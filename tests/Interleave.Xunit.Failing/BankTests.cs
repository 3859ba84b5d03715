using Interleave.Xunit;
using Xunit;

namespace FailingTests;

/// <summary>Money is taken twice.</summary>
[Trait("Kind", "Bank")]
public sealed class BankTests(ITestOutputHelper output) : IDisposable
{
    private int _balance = 100;

    [ConcurrencyTest]
    public void TwoWithdrawals_Overdraw()
    {
        Together.Run(() => Withdraw(80), () => Withdraw(80));
        output.WriteLine($"balance {_balance}");
        Assert.True(_balance >= 0, $"overdrawn: {_balance}");
    }

    [ConcurrencyTest]
    [InlineData(40, true)]
    [InlineData(80, false)]
    public void TwoWithdrawalsOf_Overdraw(int amount, bool enough)
    {
        Together.Run(() => Withdraw(amount), () => Withdraw(amount));
        Assert.True(_balance >= 0, $"overdrawn: {_balance}, enough: {enough}");
    }

    public void Dispose() => output.WriteLine("disposed");

    private void Withdraw(int amount)
    {
        if (_balance >= amount)
            _balance -= amount;
    }
}
