return await Streamiz.Host.CommandLine.RootCommands.RunAsync(args).ConfigureAwait(false);
