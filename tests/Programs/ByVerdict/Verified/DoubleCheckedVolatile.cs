namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>An instance made on first use, with a second look under the lock, in a volatile field.</summary>
public sealed class DoubleCheckedVolatile
{
    readonly object gate = new();
    volatile Service? instance;
    int made;

    public void Run()
    {
        Together.Run(Use, Use);
        Assert.That(made == 1, "Expected one instance.");
    }

    void Use()
    {
        Service? service = instance;
        if (service is null)
        {
            lock (gate)
            {
                service = instance;
                if (service is null)
                {
                    made++;
                    service = new Service();
                    instance = service;
                }
            }
        }
        Assert.That(service.Port == 80, "Expected a whole instance.");
    }

    sealed class Service
    {
        public int Port = 80;
    }
}
