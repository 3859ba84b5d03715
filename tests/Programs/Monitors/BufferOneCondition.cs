namespace Interleave.Programs;

/// <summary>The bounded buffer on one monitor, which has one condition for both: everybody is woken each time.</summary>
public static class BufferOneCondition
{
    public static void Buffer_1P1C_1() => Buffer.Run(new Monitored(1), 1, 1);

    public static void Buffer_1P1C_2() => Buffer.Run(new Monitored(1), 1, 2);

    public static void Buffer_1P1C_3() => Buffer.Run(new Monitored(1), 1, 3);

    public static void Buffer_2P2C_1() => Buffer.Run(new Monitored(1), 2, 1);

    public static void Buffer_2P2C_2() => Buffer.Run(new Monitored(1), 2, 2);

    public static void Buffer_2P2C_2_Capacity2() => Buffer.Run(new Monitored(2), 2, 2);

    sealed class Monitored(int capacity) : Buffer(capacity)
    {
        readonly object gate = new();

        public override void Put(int item)
        {
            object gate = this.gate;
            int[] buf = this.buf;
            lock (gate)
            {
                while (count == buf.Length)
                    Monitor.Wait(gate);
                buf[tail] = item;
                tail = (tail + 1) % buf.Length;
                count++;
                Monitor.PulseAll(gate);
            }
        }

        public override void Get()
        {
            object gate = this.gate;
            int[] buf = this.buf;
            lock (gate)
            {
                while (count == 0)
                    Monitor.Wait(gate);
                sum += buf[head];
                head = (head + 1) % buf.Length;
                count--;
                Monitor.PulseAll(gate);
            }
        }
    }
}
