using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Streamiz.Kafka.Net.Hosting;

/// <summary>Healthy when all tasks are at work, degraded while they are moved or restored, unhealthy otherwise.</summary>
internal sealed class StreamHealthCheck(KafkaStream stream) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = stream.CurrentState;
        var result = state == KafkaStream.State.RUNNING ? HealthCheckResult.Healthy(state.Name)
            : state == KafkaStream.State.REBALANCING ? HealthCheckResult.Degraded(state.Name)
            : HealthCheckResult.Unhealthy(stream.Failure is { } failure ? $"{state.Name}: {failure.Message}" : state.Name, stream.Failure);
        return Task.FromResult(result);
    }
}
