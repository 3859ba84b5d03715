namespace Interleave.Programs;

/// <summary>Readers and writers on one monitor, which has one condition for both: everybody is woken.</summary>
public static class ReadersWritersOneCondition
{
    public static void ReadersWriters_1R1W() => Library.Run(new Monitored(), 1, 1);

    public static void ReadersWriters_2R1W() => Library.Run(new Monitored(), 2, 1);

    public static void ReadersWriters_1R2W() => Library.Run(new Monitored(), 1, 2);

    public static void ReadersWriters_2R2W() => Library.Run(new Monitored(), 2, 2);

    public static void ReadersWriters_3R1W() => Library.Run(new Monitored(), 3, 1);

    sealed class Monitored : Library
    {
        readonly object gate = new();

        public override void StartRead()
        {
            lock (gate)
            {
                while (AW + WW > 0)
                {
                    WR++;
                    Monitor.Wait(gate);
                    WR--;
                }
                AR++;
            }
        }

        public override void DoneRead()
        {
            lock (gate)
            {
                AR--;
                if (AR == 0 && WW > 0)
                    Monitor.PulseAll(gate);
            }
        }

        public override void StartWrite()
        {
            lock (gate)
            {
                while (AW + AR > 0)
                {
                    WW++;
                    Monitor.Wait(gate);
                    WW--;
                }
                AW++;
            }
        }

        public override void DoneWrite()
        {
            lock (gate)
            {
                AW--;
                if (WW > 0 || WR > 0)
                    Monitor.PulseAll(gate);
            }
        }
    }
}
