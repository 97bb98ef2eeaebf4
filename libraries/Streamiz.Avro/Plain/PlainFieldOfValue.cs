using System.Reflection;

namespace Streamiz.Avro;

/// <summary>A property of a class with its value's type, so that nothing is boxed.</summary>
internal sealed class PlainField<TOwner, TValue> : PlainField<TOwner>
    where TOwner : class
{
    private readonly string _name;
    private readonly PlainPart<TValue> _part;
    private readonly Func<TOwner, TValue> _get;
    private readonly Action<TOwner, TValue> _set;
    private readonly bool _neverNull;

    public PlainField(PropertyInfo property, PlainPart part)
    {
        _name = property.Name;
        _part = (PlainPart<TValue>)part;
        _get = property.GetMethod!.CreateDelegate<Func<TOwner, TValue>>();
        _set = property.SetMethod!.CreateDelegate<Action<TOwner, TValue>>();
        _neverNull = !typeof(TValue).IsValueType && !part.TakesNull;
    }

    public override void Read(ref AvroReader reader, TOwner owner) => _set(owner, _part.Read(ref reader));

    public override void Write(ref AvroWriter writer, TOwner owner)
    {
        var value = _get(owner);
        if (_neverNull && value is null) throw new AvroDataException($"{typeof(TOwner).Name}.{_name} is null, which its type says it is not");
        _part.Write(ref writer, value);
    }
}
