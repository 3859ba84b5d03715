using System.Collections.Concurrent;

namespace Interleave.Surface.Calls;

public static partial class ConcurrentDictionaryCalls
{
    public static TValue GetOrAdd<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target, TKey key, TValue value)
        where TKey : notnull =>
        Read(target, nameof(GetOrAdd)).TryGetValue(key, out TValue? found) ? found : Write(target, nameof(GetOrAdd)).GetOrAdd(key, value);

    public static TValue GetOrAdd<TKey, TValue>(ConcurrentDictionary<TKey, TValue> target, TKey key, Func<TKey, TValue> valueFactory)
        where TKey : notnull
    {
        if (Controller.Current is not { } controller)
            return target.GetOrAdd(key, valueFactory);
        Guard.Argument(controller, valueFactory);
        if (Read(target, nameof(GetOrAdd)).TryGetValue(key, out TValue? found))
            return found;
        TValue value = valueFactory(key);
        return Write(target, nameof(GetOrAdd)).GetOrAdd(key, value);
    }

    public static TValue GetOrAdd<TKey, TValue, TArg>(
        ConcurrentDictionary<TKey, TValue> target, TKey key, Func<TKey, TArg, TValue> valueFactory, TArg factoryArgument)
        where TKey : notnull
        where TArg : allows ref struct
    {
        if (Controller.Current is not { } controller)
            return target.GetOrAdd(key, valueFactory, factoryArgument);
        Guard.Argument(controller, valueFactory);
        if (Read(target, nameof(GetOrAdd)).TryGetValue(key, out TValue? found))
            return found;
        TValue value = valueFactory(key, factoryArgument);
        return Write(target, nameof(GetOrAdd)).GetOrAdd(key, value);
    }

    public static TValue AddOrUpdate<TKey, TValue>(
        ConcurrentDictionary<TKey, TValue> target, TKey key, TValue addValue, Func<TKey, TValue, TValue> updateValueFactory)
        where TKey : notnull
    {
        if (Controller.Current is not { } controller)
            return target.AddOrUpdate(key, addValue, updateValueFactory);
        Guard.Argument(controller, updateValueFactory);
        return AddOrUpdate(
            target, key, static (_, with) => with.Value, static (key, old, with) => with.Update(key, old), (Value: addValue, Update: updateValueFactory));
    }

    public static TValue AddOrUpdate<TKey, TValue>(
        ConcurrentDictionary<TKey, TValue> target, TKey key, Func<TKey, TValue> addValueFactory, Func<TKey, TValue, TValue> updateValueFactory)
        where TKey : notnull
    {
        if (Controller.Current is not { } controller)
            return target.AddOrUpdate(key, addValueFactory, updateValueFactory);
        Guard.Argument(controller, addValueFactory);
        Guard.Argument(controller, updateValueFactory);
        return AddOrUpdate(
            target, key, static (key, with) => with.Add(key), static (key, old, with) => with.Update(key, old), (Add: addValueFactory, Update: updateValueFactory));
    }

    public static TValue AddOrUpdate<TKey, TValue, TArg>(
        ConcurrentDictionary<TKey, TValue> target, TKey key, Func<TKey, TArg, TValue> addValueFactory,
        Func<TKey, TValue, TArg, TValue> updateValueFactory, TArg factoryArgument)
        where TKey : notnull
        where TArg : allows ref struct
    {
        if (Controller.Current is not { } controller)
            return target.AddOrUpdate(key, addValueFactory, updateValueFactory, factoryArgument);
        Guard.Argument(controller, addValueFactory);
        Guard.Argument(controller, updateValueFactory);
        while (true)
        {
            if (Read(target, nameof(AddOrUpdate)).TryGetValue(key, out TValue? old))
            {
                TValue updated = updateValueFactory(key, old, factoryArgument);
                if (Write(target, nameof(AddOrUpdate)).TryUpdate(key, updated, old))
                    return updated;
            }
            else
            {
                TValue added = addValueFactory(key, factoryArgument);
                if (Write(target, nameof(AddOrUpdate)).TryAdd(key, added))
                    return added;
            }
        }
    }
}
