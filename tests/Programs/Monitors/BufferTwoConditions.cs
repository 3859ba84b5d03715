namespace Interleave.Programs;

/// <summary>The bounded buffer as the textbooks have it: one mutex, the conditions "not full" and "not empty".</summary>
public static class BufferTwoConditions
{
    public static void Buffer_1P1C_1_TwoConditions() => Buffer.Run(new Monitored(1), 1, 1);

    public static void Buffer_1P1C_2_TwoConditions() => Buffer.Run(new Monitored(1), 1, 2);

    public static void Buffer_1P1C_3_TwoConditions() => Buffer.Run(new Monitored(1), 1, 3);

    public static void Buffer_2P2C_1_TwoConditions() => Buffer.Run(new Monitored(1), 2, 1);

    public static void Buffer_2P2C_2_TwoConditions() => Buffer.Run(new Monitored(1), 2, 2);

    public static void Buffer_2P2C_2_Capacity2_TwoConditions() => Buffer.Run(new Monitored(2), 2, 2);

    sealed class Monitored : Buffer
    {
        readonly object gate = new();
        readonly Condition notFull, notEmpty;

        public Monitored(int capacity) : base(capacity)
        {
            notFull = new Condition(gate);
            notEmpty = new Condition(gate);
        }

        public override void Put(int item)
        {
            int[] buf = this.buf;
            lock (gate)
            {
                while (count == buf.Length)
                    notFull.Wait();
                buf[tail] = item;
                tail = (tail + 1) % buf.Length;
                count++;
                notEmpty.Signal();
            }
        }

        public override void Get()
        {
            int[] buf = this.buf;
            lock (gate)
            {
                while (count == 0)
                    notEmpty.Wait();
                sum += buf[head];
                head = (head + 1) % buf.Length;
                count--;
                notFull.Signal();
            }
        }
    }
}
