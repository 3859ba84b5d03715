using Interleave.Sync;

namespace Interleave.Cli.Bench.Switches;

/// <summary>Two threads of the operating system, each of which waits in the kernel for a semaphore that the other releases.</summary>
internal sealed class ThreadPingPong : PingPong
{
    private readonly FifoSemaphore _there = new(0);
    private readonly FifoSemaphore _back = new(0);
    private readonly Thread _partner;
    private volatile bool _isOver;

    /// <param name="processor">Where both run.</param>
    public ThreadPingPong(int processor)
    {
        _partner = new Thread(() =>
        {
            Processor.TryKeepOn(processor);
            for (_there.Wait(); !_isOver; _there.Wait())
            {
                _back.Release();
            }
        });
        _partner.Start();
    }

    public override string Name => "OS thread";

    public override void Play(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _there.Release();
            _back.Wait();
        }
    }

    public override void Dispose()
    {
        _isOver = true;
        _there.Release();
        _partner.Join();
    }
}
