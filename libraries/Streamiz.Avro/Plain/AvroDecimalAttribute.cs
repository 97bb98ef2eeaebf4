namespace Streamiz.Avro;

/// <summary>How many digits a decimal property has; such a property must have this.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AvroDecimalAttribute(int precision, int scale) : Attribute
{
    /// <summary>All digits.</summary>
    public int Precision => precision;

    /// <summary>Those behind the point.</summary>
    public int Scale => scale;
}
