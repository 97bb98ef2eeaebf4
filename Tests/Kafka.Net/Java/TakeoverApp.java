import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.EmitStrategy;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.WindowStore;

/** The application of TakeoverTests on Kafka Streams: bootstrap servers, application id, folder of state, guarantee. Ends when its input does. */
public final class TakeoverApp {
    public static void main(String[] args) throws Exception {
        String id = args[1];
        Properties settings = new Properties();
        settings.put("bootstrap.servers", args[0]);
        settings.put("application.id", id);
        settings.put("state.dir", Path.of(args[2]).toString());
        settings.put("processing.guarantee", args[3]);
        settings.put("default.key.serde", Serdes.StringSerde.class);
        settings.put("default.value.serde", Serdes.StringSerde.class);
        settings.put("commit.interval.ms", "100");
        settings.put("statestore.cache.max.bytes", "0");
        settings.put("replication.factor", "1");
        settings.put("session.timeout.ms", "6000");
        settings.put("heartbeat.interval.ms", "500");

        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, String> input = builder.stream(id + "-in");
        write(id, input.groupBy((key, value) -> value, Grouped.as("by-value"))
            .windowedBy(TimeWindows.ofSizeAndGrace(Duration.ofSeconds(10), Duration.ofDays(1)))
            .count(Materialized.<String, Long, WindowStore<Bytes, byte[]>>as("windows")));
        input.groupByKey().aggregate(() -> "", (key, value, all) -> all + value, Materialized.as("joined")).toStream().to(id + "-out");
        KStream<String, String> clock = builder.stream(id + "-clock");
        write(id, clock.groupByKey()
            .windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.ofSeconds(10)))
            .emitStrategy(EmitStrategy.onWindowClose())
            .count(Materialized.<String, Long, WindowStore<Bytes, byte[]>>as("closed").withRetention(Duration.ofHours(1))));

        KafkaStreams streams = new KafkaStreams(builder.build(), settings);
        streams.setUncaughtExceptionHandler(error -> {
            error.printStackTrace();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.start();
        while (System.in.read() >= 0) {
            // Nothing is said but that it is over.
        }
        streams.close(CloseOptions.timeout(Duration.ofSeconds(30)).withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    private static void write(String id, KTable<Windowed<String>, Long> counts) {
        counts.toStream().map((key, count) -> KeyValue.pair(key.key() + "@" + key.window().start(), String.valueOf(count))).to(id + "-out");
    }
}
