namespace Interleave.Gallery.Monitors;

/// <summary>Who was woken takes it that there is an item.</summary>
public sealed class MesaIf : MesaSolution
{
    public override void Take()
    {
        lock (Gate)
        {
            if (Items == 0)
                Monitor.Wait(Gate);
            Remove();
        }
    }
}
