using Streamiz.SchemaRegistry;

namespace Streamiz.Tests.SchemaRegistry;

/// <summary>A registry as a process of its own, so that it can be killed.</summary>
internal static class RegistryProgram
{
    public static Task Main(string[] arguments) =>
        RegistryServer.RunAsync(new RegistryServerOptions { Port = 0, DataDirectory = arguments[0] }, url => Console.Out.WriteLine("ready " + url));
}
