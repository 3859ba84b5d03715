namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>What an object says of the list it is in is that very list, though another thread has put it there.</summary>
public sealed class KnowsItsList
{
    readonly List list = new();

    public void Run() => Together.Run(() => Go(new Item()), () => Go(new Item()));

    void Go(Item item)
    {
        bool first;
        lock (list)
        {
            first = list.First is null;
            if (first)
                list.Add(item);
            else
                list.TakeFirst();
        }
    }

    sealed class Item
    {
        public List? List;
    }

    sealed class List
    {
        public Item? First;

        public void Add(Item item)
        {
            item.List = this;
            First = item;
        }

        public void TakeFirst()
        {
            Assert.That(First!.List == this);
            First = null;
        }
    }
}
