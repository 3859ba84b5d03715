namespace Interleave.Gallery.Monitors;

/// <summary>Who was woken looks again.</summary>
public sealed class MesaWhile : MesaSolution
{
    public override void Take()
    {
        lock (Gate)
        {
            while (Items == 0)
                Monitor.Wait(Gate);
            Remove();
        }
    }
}
