namespace Interleave.Programs;

/// <summary>Readers and writers as the textbooks have them: one mutex, the conditions "ok to read" and "ok to write".</summary>
public static class ReadersWritersTwoConditions
{
    public static void ReadersWriters_1R1W_TwoConditions() => Library.Run(new Monitored(), 1, 1);

    public static void ReadersWriters_2R1W_TwoConditions() => Library.Run(new Monitored(), 2, 1);

    public static void ReadersWriters_1R2W_TwoConditions() => Library.Run(new Monitored(), 1, 2);

    public static void ReadersWriters_2R2W_TwoConditions() => Library.Run(new Monitored(), 2, 2);

    public static void ReadersWriters_3R1W_TwoConditions() => Library.Run(new Monitored(), 3, 1);

    sealed class Monitored : Library
    {
        readonly object gate = new();
        readonly Condition okToRead, okToWrite;

        public Monitored()
        {
            okToRead = new Condition(gate);
            okToWrite = new Condition(gate);
        }

        public override void StartRead()
        {
            lock (gate)
            {
                while (AW + WW > 0)
                {
                    WR++;
                    okToRead.Wait();
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
                    okToWrite.Signal();
            }
        }

        public override void StartWrite()
        {
            lock (gate)
            {
                while (AW + AR > 0)
                {
                    WW++;
                    okToWrite.Wait();
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
                if (WW > 0)
                    okToWrite.Signal();
                else if (WR > 0)
                    okToRead.Broadcast();
            }
        }
    }
}
