namespace Interleave.Gallery.DiningSavages;

/// <summary>A monitor: the cook waits while there is something, who is hungry while there is nothing.</summary>
public sealed class MonitorAtThePot : SavagesSolution
{
    readonly object Pot = new();

    protected override void Cook()
    {
        lock (Pot)
        {
            while (true)
            {
                while (!IsEmpty)
                    Monitor.Wait(Pot);
                Fill();
                Monitor.PulseAll(Pot);
            }
        }
    }

    protected override void Eat()
    {
        lock (Pot)
        {
            while (IsEmpty)
                Monitor.Wait(Pot);
            Take();
            if (IsEmpty)
                Monitor.PulseAll(Pot);
        }
    }
}
