using System.Collections.Frozen;

namespace Interleave.Rewriting;

/// <summary>What a member of a collection does to it.</summary>
internal enum CollectionUse
{
    /// <summary>Nothing that another thread could see or disturb.</summary>
    Neither,

    /// <summary>It looks at what is in the collection.</summary>
    Read,

    /// <summary>It may change the collection.</summary>
    Write,
}

/// <summary>
/// What each public member of the framework's collections does to the collection, member by member: two calls that nothing
/// orders are a race unless both only read. Of an array that is copied it is said what is done to the destination.
/// </summary>
internal static class CollectionMembers
{
    private const string Generic = "System.Collections.Generic.";
    private const string Old = "System.Collections.";
    private const string Model = "System.Collections.ObjectModel.";

    /// <summary>What all sets look at.</summary>
    private const string Compared = "IsProperSubsetOf IsProperSupersetOf IsSubsetOf IsSupersetOf Overlaps SetEquals";

    /// <summary>What all sets take from, or give to, another one.</summary>
    private const string Combined = "ExceptWith IntersectWith SymmetricExceptWith UnionWith";

    /// <summary>What the old collections tell of themselves, which never changes.</summary>
    private const string Nature = "get_IsFixedSize get_IsReadOnly get_IsSynchronized get_SyncRoot";

    private static readonly FrozenDictionary<string, FrozenDictionary<string, CollectionUse>> Uses = Table().ToFrozenDictionary();

    /// <summary>The types of which every member is known, named as reflection does.</summary>
    internal static IEnumerable<string> Types => Uses.Keys;

    /// <summary>The members that are known of a type.</summary>
    internal static IEnumerable<string> MembersOf(string type) => Uses[type].Keys;

    /// <summary>What a member does, or null for those of other types.</summary>
    /// <param name="declaringTypeFullName">The type that declares the member, without type arguments.</param>
    /// <param name="member">The member's metadata name: <c>get_Item</c>, <c>Add</c>.</param>
    public static CollectionUse? UseOf(string declaringTypeFullName, string member) =>
        Uses.TryGetValue(declaringTypeFullName.Replace('/', '+'), out FrozenDictionary<string, CollectionUse>? members)
        && members.TryGetValue(member, out CollectionUse use) ? use : null;

    private static Dictionary<string, FrozenDictionary<string, CollectionUse>> Table()
    {
        var table = new Dictionary<string, FrozenDictionary<string, CollectionUse>>();
        AddLists();
        AddDictionaries();
        AddSets();
        AddQueues();
        AddWrappers();
        AddOld();
        AddInterfaces();
        AddMemory();
        return table;

        void AddLists()
        {
            Add(Generic + "List`1",
                reads: "AsReadOnly BinarySearch Contains ConvertAll CopyTo Exists Find FindAll FindIndex FindLast FindLastIndex ForEach GetEnumerator "
                    + "GetRange IndexOf LastIndexOf Slice ToArray TrueForAll get_Capacity get_Count get_Item",
                writes: "Add AddRange Clear EnsureCapacity Insert InsertRange Remove RemoveAll RemoveAt RemoveRange Reverse Sort TrimExcess set_Capacity set_Item");
            Add(Generic + "LinkedList`1",
                reads: "Contains CopyTo Find FindLast GetEnumerator GetObjectData get_Count get_First get_Last",
                writes: "AddAfter AddBefore AddFirst AddLast Clear OnDeserialization Remove RemoveFirst RemoveLast");
            Add(Generic + "LinkedListNode`1", reads: "get_List get_Next get_Previous get_Value", writes: "get_ValueRef set_Value");
            Add(Generic + "SortedList`2",
                reads: "ContainsKey ContainsValue GetEnumerator GetKeyAtIndex GetValueAtIndex IndexOfKey IndexOfValue TryGetValue get_Capacity get_Count "
                    + "get_Item get_Keys get_Values",
                writes: "Add Clear Remove RemoveAt SetValueAtIndex TrimExcess set_Capacity set_Item",
                neither: "get_Comparer");
            foreach (string type in (string[])["SortedList`2+KeyList", "SortedList`2+ValueList"])
                Add(Generic + type,
                    reads: "Contains CopyTo GetEnumerator IndexOf get_Count get_Item",
                    writes: "Add Clear Insert Remove RemoveAt set_Item",
                    neither: "get_IsReadOnly");
        }

        void AddDictionaries()
        {
            Add(Generic + "Dictionary`2",
                reads: "ContainsKey ContainsValue GetAlternateLookup GetEnumerator GetObjectData TryGetAlternateLookup TryGetValue get_Capacity get_Count get_Item "
                    + "get_Keys get_Values",
                writes: "Add Clear EnsureCapacity OnDeserialization Remove TrimExcess TryAdd set_Item",
                neither: "get_Comparer");
            Add(Generic + "SortedDictionary`2",
                reads: "ContainsKey ContainsValue CopyTo GetEnumerator TryGetValue get_Count get_Item get_Keys get_Values",
                writes: "Add Clear Remove set_Item",
                neither: "get_Comparer");
            Add(Generic + "OrderedDictionary`2",
                reads: "ContainsKey ContainsValue GetAt GetEnumerator IndexOf TryGetValue get_Capacity get_Count get_Item get_Keys get_Values",
                writes: "Add Clear EnsureCapacity Insert Remove RemoveAt SetAt TrimExcess TryAdd set_Item",
                neither: "get_Comparer");
            foreach (string type in (string[])["Dictionary`2", "SortedDictionary`2", "OrderedDictionary`2"])
            {
                Add(Generic + type + "+KeyCollection", reads: "Contains CopyTo GetEnumerator get_Count");
                Add(Generic + type + "+ValueCollection", reads: "CopyTo GetEnumerator get_Count");
            }
        }

        void AddSets()
        {
            Add(Generic + "HashSet`1",
                reads: $"Contains CopyTo GetAlternateLookup GetEnumerator GetObjectData TryGetAlternateLookup TryGetValue get_Capacity get_Count {Compared}",
                writes: $"Add Clear EnsureCapacity OnDeserialization Remove RemoveWhere TrimExcess {Combined}",
                neither: "CreateSetComparer get_Comparer");
            Add(Generic + "SortedSet`1",
                reads: $"Contains CopyTo GetEnumerator GetViewBetween Reverse TryGetValue get_Count get_Max get_Min {Compared}",
                writes: $"Add Clear Remove RemoveWhere {Combined}",
                neither: "CreateSetComparer get_Comparer");
        }

        void AddQueues()
        {
            Add(Generic + "Queue`1",
                reads: "Contains CopyTo GetEnumerator Peek ToArray TryPeek get_Capacity get_Count",
                writes: "Clear Dequeue Enqueue EnsureCapacity TrimExcess TryDequeue");
            Add(Generic + "Stack`1",
                reads: "Contains CopyTo GetEnumerator Peek ToArray TryPeek get_Capacity get_Count",
                writes: "Clear EnsureCapacity Pop Push TrimExcess TryPop");
            Add(Generic + "PriorityQueue`2",
                reads: "Peek TryPeek get_Capacity get_Count get_UnorderedItems",
                writes: "Clear Dequeue DequeueEnqueue Enqueue EnqueueDequeue EnqueueRange EnsureCapacity Remove TrimExcess TryDequeue",
                neither: "get_Comparer");
            Add(Generic + "PriorityQueue`2+UnorderedItemsCollection", reads: "GetEnumerator get_Count");
        }

        void AddWrappers()
        {
            Add(Model + "Collection`1",
                reads: "Contains CopyTo GetEnumerator IndexOf get_Count get_Item",
                writes: "Add Clear Insert Remove RemoveAt set_Item");
            Add(Model + "ObservableCollection`1", writes: "Move add_CollectionChanged remove_CollectionChanged");
            Add(Model + "KeyedCollection`2", reads: "Contains TryGetValue get_Item", writes: "Remove", neither: "get_Comparer");
            Add(Model + "ReadOnlyCollection`1", reads: "Contains CopyTo GetEnumerator IndexOf get_Count get_Item", neither: "get_Empty");
            Add(Model + "ReadOnlyDictionary`2", reads: "ContainsKey GetEnumerator TryGetValue get_Count get_Item get_Keys get_Values", neither: "get_Empty");
            Add(Model + "ReadOnlyObservableCollection`1", neither: "get_Empty");
        }

        void AddOld()
        {
            Add(Old + "ArrayList",
                reads: "BinarySearch Clone Contains CopyTo GetEnumerator GetRange IndexOf LastIndexOf ToArray get_Capacity get_Count get_Item",
                writes: "Add AddRange Clear Insert InsertRange Remove RemoveAt RemoveRange Reverse SetRange Sort TrimToSize set_Capacity set_Item",
                neither: "Adapter FixedSize ReadOnly Repeat Synchronized " + Nature);
            Add(Old + "Hashtable",
                reads: "Clone Contains ContainsKey ContainsValue CopyTo GetEnumerator GetObjectData get_Count get_Item get_Keys get_Values",
                writes: "Add Clear OnDeserialization Remove set_Item",
                neither: "Synchronized " + Nature);
            Add(Old + "SortedList",
                reads: "Clone Contains ContainsKey ContainsValue CopyTo GetByIndex GetEnumerator GetKey GetKeyList GetValueList IndexOfKey IndexOfValue get_Capacity "
                    + "get_Count get_Item get_Keys get_Values",
                writes: "Add Clear Remove RemoveAt SetByIndex TrimToSize set_Capacity set_Item",
                neither: "Synchronized " + Nature);
            Add(Old + "Queue",
                reads: "Clone Contains CopyTo GetEnumerator Peek ToArray get_Count",
                writes: "Clear Dequeue Enqueue TrimToSize",
                neither: "Synchronized get_IsSynchronized get_SyncRoot");
            Add(Old + "Stack",
                reads: "Clone Contains CopyTo GetEnumerator Peek ToArray get_Count",
                writes: "Clear Pop Push",
                neither: "Synchronized get_IsSynchronized get_SyncRoot");
            Add(Old + "BitArray",
                reads: "Clone CopyTo Get GetEnumerator HasAllSet HasAnySet get_Count get_Item get_Length",
                writes: "And LeftShift Not Or RightShift Set SetAll Xor set_Item set_Length",
                neither: "get_IsReadOnly get_IsSynchronized get_SyncRoot");
        }

        void AddInterfaces()
        {
            Add(Generic + "IEnumerable`1", reads: "GetEnumerator");
            Add(Generic + "IEnumerator`1", neither: "get_Current");
            Add(Generic + "ICollection`1", reads: "Contains CopyTo get_Count", writes: "Add Clear Remove", neither: "get_IsReadOnly");
            Add(Generic + "IList`1", reads: "IndexOf get_Item", writes: "Insert RemoveAt set_Item");
            Add(Generic + "ISet`1", reads: Compared, writes: "Add " + Combined);
            Add(Generic + "IDictionary`2", reads: "ContainsKey TryGetValue get_Item get_Keys get_Values", writes: "Add Remove set_Item");
            Add(Generic + "IReadOnlyCollection`1", reads: "get_Count");
            Add(Generic + "IReadOnlyList`1", reads: "get_Item");
            Add(Generic + "IReadOnlySet`1", reads: "Contains " + Compared);
            Add(Generic + "IReadOnlyDictionary`2", reads: "ContainsKey TryGetValue get_Item get_Keys get_Values");
            Add(Old + "IEnumerable", reads: "GetEnumerator");
            // Of the enumerator itself; what it goes through is only read.
            Add(Old + "IEnumerator", writes: "MoveNext Reset", neither: "get_Current");
            Add(Old + "IDictionaryEnumerator", neither: "get_Entry get_Key get_Value");
            Add(Old + "ICollection", reads: "CopyTo get_Count", neither: "get_IsSynchronized get_SyncRoot");
            Add(Old + "IList", reads: "Contains IndexOf get_Item", writes: "Add Clear Insert Remove RemoveAt set_Item", neither: "get_IsFixedSize get_IsReadOnly");
            Add(Old + "IDictionary",
                reads: "Contains GetEnumerator get_Item get_Keys get_Values",
                writes: "Add Clear Remove set_Item",
                neither: "get_IsFixedSize get_IsReadOnly");
        }

        void AddMemory()
        {
            Add("System.Text.StringBuilder",
                reads: "CopyTo Equals GetChunks ToString get_Capacity get_Chars get_Length",
                writes: "Append AppendFormat AppendJoin AppendLine Clear EnsureCapacity Insert Remove Replace set_Capacity set_Chars set_Length",
                neither: "get_MaxCapacity");
            Add("System.Array",
                reads: "AsReadOnly BinarySearch Clone ConvertAll Exists Find FindAll FindIndex FindLast FindLastIndex ForEach GetEnumerator GetValue IndexOf "
                    + "LastIndexOf TrueForAll",
                writes: "Clear ConstrainedCopy Copy CopyTo Fill Initialize Resize Reverse SetValue Sort",
                neither: "CreateInstance CreateInstanceFromArrayType Empty GetLength GetLongLength GetLowerBound GetUpperBound get_Length get_LongLength "
                    + $"get_MaxLength get_Rank {Nature}");
            Add("System.Buffer", reads: "GetByte", writes: "BlockCopy MemoryCopy SetByte", neither: "ByteLength");
        }

        void Add(string type, string reads = "", string writes = "", string neither = "")
        {
            var members = new Dictionary<string, CollectionUse> { [".ctor"] = CollectionUse.Neither };
            Put(reads, CollectionUse.Read);
            Put(writes, CollectionUse.Write);
            Put(neither, CollectionUse.Neither);
            table.Add(type, members.ToFrozenDictionary());

            void Put(string names, CollectionUse use)
            {
                foreach (string name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    members.Add(name, use);
            }
        }
    }
}
