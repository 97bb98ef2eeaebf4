using Streamiz.Protocol.Messages;

namespace Streamiz.Protocol;

/// <summary>An API and the versions of it that are declared.</summary>
/// <param name="Key">The API.</param>
/// <param name="MinVersion">The lowest version declared.</param>
/// <param name="MaxVersion">The highest version declared.</param>
/// <param name="FlexibleFrom">The first flexible version; <see cref="short.MaxValue"/> when there is none.</param>
/// <param name="NewRequest">Makes an empty request.</param>
/// <param name="NewResponse">Makes an empty response.</param>
public sealed record ApiInfo(Api Key, short MinVersion, short MaxVersion, short FlexibleFrom, Func<IMessageBody> NewRequest, Func<IMessageBody> NewResponse)
{
    /// <summary>The version of the header before a request: 2 from the first flexible version on, else 1.</summary>
    public short RequestHeaderVersion(short version) => version >= FlexibleFrom ? (short)2 : (short)1;

    /// <summary>The version of the header before a response. ApiVersions always has 0, so that a client of any age can read it.</summary>
    public short ResponseHeaderVersion(short version) => version >= FlexibleFrom && Key != Api.ApiVersions ? (short)1 : (short)0;
}
