using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>A user's class that is made from a list of arguments.</summary>
internal static class UserClass
{
    /// <summary>A new one.</summary>
    /// <exception cref="StreamsException">No constructor takes these arguments, or it failed.</exception>
    public static object Make([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type, object[] arguments)
    {
        try
        {
            return Activator.CreateInstance(type, arguments)!;
        }
        catch (MissingMethodException e)
        {
            string given = string.Join(", ", Array.ConvertAll(arguments, a => a?.GetType().Name ?? "null"));
            throw new StreamsException($"{type.Name} has no public constructor that takes ({given}), which is what its builder was given for it", e);
        }
        catch (TargetInvocationException e)
        {
            throw new StreamsException($"{type.Name} cannot be made: {e.InnerException!.Message}", e.InnerException);
        }
    }
}
