using System.Collections.Concurrent;
using Confluent.Kafka;
using Streamiz.Avro;
using Streamiz.Kafka.Net.Errors;
using Streamiz.SchemaRegistry;

namespace Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

/// <summary>
/// What a serde has learnt from its registry: how to read each id, and which id to write. Only what is not known yet asks the registry,
/// and then the caller waits; <see cref="ISchemaRegistry.WarmUpAsync"/> spares it that.
/// </summary>
internal sealed class SchemaDirectory<T>
{
    // Garbage may claim any number of ids: those that are unknown are kept only up to here.
    private const int MaxUnknown = 1000;

    private readonly ISchemaRegistry _registry;
    private readonly AvroValues<T> _values;
    private readonly ConcurrentDictionary<int, Incoming<T>> _incoming = new();
    private readonly ConcurrentDictionary<(string Topic, MessageComponentType Component, AvroSchema Schema), Outgoing> _outgoing = new();
    private readonly ConcurrentDictionary<Guid, Incoming<T>> _marked = new();
    private readonly ConcurrentDictionary<object, long> _unknown = new();

    public SchemaDirectory(ISchemaRegistry registry, AvroSerDesOptions options, AvroValues<T> values)
    {
        _registry = registry;
        Options = options;
        _values = values;
    }

    public AvroSerDesOptions Options { get; }

    /// <summary>How to read values of a schema id.</summary>
    /// <exception cref="DeserializationException">The registry does not know the id, or the type cannot take such data.</exception>
    /// <exception cref="SerDesUnavailableException">The registry cannot be asked.</exception>
    public Incoming<T> Find(int id, string topic, MessageComponentType component) => Find(
        _incoming, id, () => _registry.GetByIdAsync(id, Options.SubjectNameStrategy == SubjectNameStrategy.Topic ? SubjectNames.OfTopic(topic, component) : null), topic, component);

    /// <summary>How to read values of a schema that is named by its guid.</summary>
    /// <inheritdoc cref="Find(int, string, MessageComponentType)"/>
    public Incoming<T> Find(Guid guid, string topic, MessageComponentType component) => Find(_marked, guid, () => _registry.GetByGuidAsync(guid), topic, component);

    private Incoming<T> Find<TKey>(ConcurrentDictionary<TKey, Incoming<T>> kept, TKey id, Func<ValueTask<RegisteredSchema>> ask, string topic, MessageComponentType component)
        where TKey : notnull
    {
        if (kept.TryGetValue(id, out var incoming))
            return incoming;
        if (_unknown.TryGetValue(id, out var since) && Options.TimeProvider.GetElapsedTime(since).TotalMilliseconds < Options.UnknownIdMs)
            throw Unknown(id, topic, component, null);
        try
        {
            var text = Blocking.Of(ask());
            incoming = _values.Prepare(text.Id, Parse(text));
        }
        catch (SchemaRegistryUnavailableException e)
        {
            throw new SerDesUnavailableException($"Schema {id} of the {component} of topic {topic} cannot be had now: {e.Message}", e);
        }
        catch (SchemaRegistryException e) when (e.IsNotFound)
        {
            if (_unknown.Count >= MaxUnknown)
                _unknown.Clear();
            _unknown[id] = Options.TimeProvider.GetTimestamp();
            throw Unknown(id, topic, component, e);
        }
        catch (SchemaRegistryException e)
        {
            throw new DeserializationException($"Schema {id} of the {component} of topic {topic} cannot be had from the registry: {e.Message}", e);
        }
        catch (AvroException e)
        {
            throw new DeserializationException($"The {component} of topic {topic}, written with schema {id}, cannot be read as {typeof(T).Name}: {e.Message}", e);
        }

        return kept.GetOrAdd(id, incoming);
    }

    /// <summary>How to write values of a schema to a topic.</summary>
    /// <exception cref="StreamsException">The registry refuses the schema.</exception>
    /// <exception cref="SerDesUnavailableException">The registry cannot be asked.</exception>
    public Outgoing Find(AvroSchema schema, string topic, MessageComponentType component)
    {
        if (_outgoing.TryGetValue((topic, component, schema), out var outgoing))
            return outgoing;
        var subject = SubjectNames.Of(Options.SubjectNameStrategy, topic, component, schema);
        try
        {
            outgoing = Ask(schema, subject, topic, component);
        }
        catch (SchemaRegistryUnavailableException e)
        {
            throw new SerDesUnavailableException($"The schema of the {component} of topic {topic} cannot be registered or found now: {e.Message}", e);
        }
        catch (SchemaRegistryException e)
        {
            throw new StreamsException($"The registry does not take the schema of the {component} of topic {topic} under subject {subject}: {e.Message}", e);
        }
        catch (AvroException e)
        {
            throw new StreamsException($"The newest version of subject {subject} cannot hold what is written to topic {topic}: {e.Message}", e);
        }

        // Generic records may bring any number of schema objects along.
        if (_outgoing.Count >= MaxUnknown)
            _outgoing.Clear();
        return _outgoing.GetOrAdd((topic, component, schema), outgoing);
    }

    private Outgoing Ask(AvroSchema schema, string subject, string topic, MessageComponentType component)
    {
        if (Options.UseLatestVersion)
        {
            var latest = Blocking.Of(_registry.GetLatestAsync(subject));
            return new Outgoing(topic, component, schema, latest.Id, Parse(latest), latest.Guid);
        }

        var id = Options.AutoRegisterSchemas
            ? Blocking.Of(_registry.RegisterAsync(subject, schema.ToString(), Options.NormalizeSchemas))
            : Blocking.Of(_registry.LookupAsync(subject, schema.ToString(), Options.NormalizeSchemas)).Id;
        // The guid matters in headers only; the answer to a registration need not have it.
        var guid = Options.SchemaIdLocation == SchemaIdLocation.Header ? Blocking.Of(_registry.LookupAsync(subject, schema.ToString(), Options.NormalizeSchemas)).Guid : null;
        return new Outgoing(topic, component, schema, id, null, guid);
    }

    // A writer's defaults are never used, so that a schema with bad ones is still good enough.
    private AvroSchema Parse(RegisteredSchema registered)
    {
        var parser = new AvroSchemaParser(checkDefaults: false);
        AddReferences(parser, registered, []);
        return parser.Parse(registered.Schema);
    }

    private void AddReferences(AvroSchemaParser parser, RegisteredSchema registered, HashSet<(string, int)> seen)
    {
        foreach (var reference in registered.References)
        {
            if (!seen.Add((reference.Subject, reference.Version)) || seen.Count > MaxUnknown)
                continue;
            var used = Blocking.Of(_registry.GetVersionAsync(reference.Subject, reference.Version));
            AddReferences(parser, used, seen);
            parser.Parse(used.Schema);
        }
    }

    private static DeserializationException Unknown(object id, string topic, MessageComponentType component, Exception? cause) =>
        new($"The {component} of topic {topic} was written with schema {id}, which the registry does not know.", cause);
}
