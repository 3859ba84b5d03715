namespace Interleave.Gallery.DiningPhilosophers;

/// <summary>The same with the left neighbour as it is often printed, <c>(i - 1) % 5</c>.</summary>
public sealed class StateArrayMinusOne : StateArray
{
    protected override int Left(int i) => (i - 1) % Seats;
}
