using System.Text;
using Streamiz.Client;
using Streamiz.Client.Writing;
using Streamiz.Simulation.Tests.World;

namespace Streamiz.Simulation.Tests.Clients;

/// <summary>Writers: they write until the world is healed, then see to it that all is acknowledged.</summary>
internal static class WriterScripts
{
    public const string Topic = "in";

    /// <summary>An idempotent writer, over its lives: each has its own name in the records.</summary>
    public static async Task Idempotent(SimHost host, Ledger ledger, string writer, int partitions, WriterOptions options)
    {
        var random = host.World.Random;
        var to = host.Client.OpenWriter(options);
        var parts = Enumerable.Range(0, partitions).Select(p => new Written(writer, p, to.Partition(Topic, p))).ToArray();
        ledger.Written.AddRange(parts);
        ledger.Counts.Add(() => TakeFailures(to, parts));
        while (!host.World.IsHealed)
        {
            for (int left = random.Next(1, 30); left > 0; left--)
            {
                int p = random.Next(partitions);
                await Append(host, to, p, parts[p].Next);
                parts[p].Appended++;
                if (random.Next(20) == 0) await host.Sleep(random.Next(20));
            }
            TakeFailures(to, parts);
            if (random.Next(3) == 0) to.Flush();
            await host.Sleep(random.Next(1500));
        }
        to.Flush();
        await host.Until(() => to.IsFlushed);
        TakeFailures(to, parts);
        if (options.DeliveryTimeoutMs > 600_000 && parts.Any(p => p.Failed > 0)) throw new SimulationFailedException($"{writer} gave up records");
    }

    /// <summary>A transactional writer's life; it ends early when it is fenced or its transactions are beyond repair.</summary>
    public static async Task Transactional(SimHost host, Ledger ledger, string id, int life, int partitions)
    {
        var random = host.World.Random;
        var to = host.Client.OpenWriter(new WriterOptions { TransactionalId = id, TransactionTimeoutMs = 15_000, LingerMs = random.Next(10), BatchBytes = 1024 });
        try
        {
            await host.Answer(to.Transaction.Init());
        }
        catch (KafkaException e)
        {
            host.World.Trace($"{host.Name}: no identity: {e.Message}");
            return;
        }
        ledger.TakenOver[(id, life)] = (host.Now, to.Identity.Epoch);
        for (int number = 0; !host.World.IsHealed; number++)
        {
            var transaction = new WrittenTransaction(id, life, number);
            ledger.Transactions.Add(transaction);
            to.Transaction.Begin();
            try
            {
                await Write(host, to, transaction, partitions);
                if (random.Next(4) == 0)
                {
                    await host.Answer(to.Transaction.Abort());
                    transaction.IsAborted = true;
                }
                else
                {
                    transaction.CommitAskedAt = host.Now;
                    await host.Answer(to.Transaction.Commit());
                    transaction.IsCommitted = true;
                }
            }
            catch (KafkaException e)
            {
                host.World.Trace($"{host.Name}: {transaction} in state {to.Transaction.State}: {e.Message}");
                if (to.Transaction.State == TransactionState.Fatal || !await TryAbort(host, to)) return;
                if (transaction.CommitAskedAt < 0) transaction.IsAborted = true;
            }
            while (to.TryTakeFailure(out _))
            {
            }
            await host.Sleep(random.Next(800));
        }
    }

    /// <summary>Aborts after an error; false when the writer is done for.</summary>
    public static async Task<bool> TryAbort(SimHost host, BatchWriter writer)
    {
        try
        {
            if (writer.Transaction.State is TransactionState.Open or TransactionState.MustAbort) await host.Answer(writer.Transaction.Abort());
            return writer.Transaction.State == TransactionState.Ready;
        }
        catch (KafkaException e)
        {
            host.World.Trace($"{host.Name}: the abort failed in state {writer.Transaction.State}: {e.Message}");
            return false;
        }
    }

    /// <summary>Appends a record when there is room for it.</summary>
    public static async Task Append(SimHost host, BatchWriter to, int partition, Func<string> value, string topic = Topic)
    {
        byte[]? bytes = null;
        var at = to.Partition(topic, partition);
        if (TryAppend()) return;
        await host.Until(TryAppend);

        bool TryAppend()
        {
            bytes ??= Encoding.UTF8.GetBytes(value());
            return to.TryAppend(at, host.World.Clock.UnixNow, "k"u8, bytes);
        }
    }

    private static async Task Write(SimHost host, BatchWriter to, WrittenTransaction transaction, int partitions)
    {
        var random = host.World.Random;
        for (int left = random.Next(1, 20); left > 0; left--)
        {
            int p = random.Next(partitions);
            await Append(host, to, p, () => transaction.Next(p));
            if (random.Next(8) == 0) await host.Sleep(random.Next(200));
            if (random.Next(20) == 0) to.Flush();
        }
    }

    private static void TakeFailures(BatchWriter writer, Written[] parts)
    {
        while (writer.TryTakeFailure(out var failure)) parts[failure.Partition.Partition].Failed += failure.Records;
    }
}
