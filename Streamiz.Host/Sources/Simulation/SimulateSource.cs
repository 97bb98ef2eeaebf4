using System.Runtime.CompilerServices;

namespace Streamiz.Host.Sources.Simulation;

/// <summary>Synthetic traffic: aircraft of some 130 countries on great-circle flights between real cities.</summary>
internal sealed class SimulateSource(SimulationOptions options, Countries countries, World world, TimeProvider time) : IStateVectorSource
{
    public string Name => $"simulation of {options.Aircraft} aircraft";

    public async IAsyncEnumerable<StatesBody> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DateTimeOffset start = options.Start ?? time.GetUtcNow();
        SimulatedAircraft[] fleet = Fleet(start);
        int next = 0;
        for (int batch = 0; options.Batches is not { } end || batch < end; batch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            DateTimeOffset due = start + options.Delay * batch;
            if (options.Paced)
            {
                TimeSpan wait = due - time.GetUtcNow();
                if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            }
            yield return Body(fleet, ref next, due.ToUnixTimeSeconds());
        }
    }

    private StatesBody Body(SimulatedAircraft[] fleet, ref int next, long now)
    {
        var body = new StatesBody { Time = now };
        for (int i = 0; i < options.BatchRows; i++)
        {
            body.Rows.Add(options.Untidy ? fleet[next].UntidyAt(now) : fleet[next].At(now));
            next = (next + 1) % fleet.Length;
        }
        return body;
    }

    private SimulatedAircraft[] Fleet(DateTimeOffset start)
    {
        double total = world.Fleet.Sum(f => f.Weight);
        var addresses = countries.AddressBlocks.GroupBy(b => b.Country)
            .ToDictionary(g => g.Key, g => new AddressPool(g.MaxBy(b => b.Size)), StringComparer.Ordinal);
        var fleet = new SimulatedAircraft[options.Aircraft];
        for (int i = 0; i < fleet.Length; i++)
        {
            var random = SplitMix.For(options.Seed, i);
            // The first aircraft cover every country once; the rest follow the weights.
            string country = i < world.Fleet.Count ? world.Fleet[i].Country : Draw(random.NextDouble() * total);
            fleet[i] = new SimulatedAircraft(world, country, addresses[country].Take(), random, start.ToUnixTimeMilliseconds() / 1000.0);
        }
        return fleet;
    }

    private string Draw(double at)
    {
        foreach ((string country, double weight) in world.Fleet)
            if ((at -= weight) < 0) return country;
        return world.Fleet[0].Country;
    }

    /// <summary>Gives out the addresses of a block, each once, well mixed.</summary>
    private sealed class AddressPool(AddressBlock block)
    {
        private long _given;

        // A step prime to any block's size visits every address before it repeats one.
        public int Take() => block.First + (int)(_given++ * 7919 % block.Size);
    }
}
