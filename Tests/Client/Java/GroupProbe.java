import java.time.Duration;
import java.util.*;
import org.apache.kafka.clients.consumer.*;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.*;

/** A member of Java's making: says what it is given, what it gives back and what it reads, one line each, until its input ends. */
public class GroupProbe {
    public static void main(String[] args) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", args[0], "group.id", args[2], "group.protocol", "classic", "auto.offset.reset", "earliest", "heartbeat.interval.ms", "200",
            "partition.assignment.strategy", args[3], "enable.auto.commit", "false");
        try (KafkaConsumer<byte[], String> consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(args[1]), new ConsumerRebalanceListener() {
                public void onPartitionsAssigned(Collection<TopicPartition> partitions) { say("+", partitions); }
                public void onPartitionsRevoked(Collection<TopicPartition> partitions) { say("-", partitions); }
                public void onPartitionsLost(Collection<TopicPartition> partitions) { say("-", partitions); }
            });
            while (System.in.available() == 0) {
                for (ConsumerRecord<byte[], String> record : consumer.poll(Duration.ofMillis(50))) System.out.println("= " + record.partition() + " " + record.offset());
                try {
                    consumer.commitSync();
                } catch (CommitFailedException | org.apache.kafka.common.errors.RebalanceInProgressException e) {
                    // The next poll joins again; what was not committed is somebody's next.
                }
            }
            consumer.commitSync();
        }
    }

    static void say(String what, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) System.out.println(what + " " + partition.partition());
    }
}
