namespace Interleave.Gallery.SantaClaus;

/// <summary>Santa calls and goes to work: whom he has called may not be there yet. (As in Trono's solution, SIGCSE Bulletin 26(3), 1994.)</summary>
public sealed class CallsAndGoes : CountedBySemaphores
{
    protected override void IsThere()
    {
    }

    protected override void HasCalled(int count)
    {
    }
}
