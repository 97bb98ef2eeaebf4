import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The Java client's round trips, paced and timed as the other clients' are: java -cp "KAFKA/libs/*" RoundTrip.java SERVERS TOPIC PARTITIONS BYTES SECONDS RATE. */
public final class RoundTrip {
    private static final double WARM_SHARE = 0.2;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    public static void main(String[] args) throws Exception {
        String servers = args[0], topic = args[1];
        int partitions = Integer.parseInt(args[2]), bytes = Integer.parseInt(args[3]), seconds = Integer.parseInt(args[4]), rate = Integer.parseInt(args[5]);
        long records = (long) seconds * rate, end = seconds * 1_000_000_000L;
        List<TopicPartition> to = new ArrayList<>();
        for (int p = 0; p < partitions; p++) to.add(new TopicPartition(topic, p));
        Map<String, Object> reading = Map.of("bootstrap.servers", servers, "fetch.min.bytes", 1, "fetch.max.wait.ms", 500, "max.poll.records", 5000, "enable.auto.commit", false);
        Map<String, Object> writing = Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", 0, "batch.size", 262_144, "buffer.memory", 67_108_864L);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
             KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer())) {
            consumer.assign(to);
            consumer.seekToEnd(to);
            for (TopicPartition p : to) consumer.position(p);
            producer.partitionsFor(topic);
            long cpu = cpuNanos(), started = System.nanoTime();
            long[] latencies = new long[(int) records];
            int[] counts = new int[2];
            Thread reader = new Thread(() -> {
                while (counts[0] < records && System.nanoTime() - started < end + PATIENCE_NANOS) {
                    for (ConsumerRecord<byte[], byte[]> r : consumer.poll(Duration.ofMillis(100))) {
                        long due = ByteBuffer.wrap(r.value()).order(ByteOrder.LITTLE_ENDIAN).getLong();
                        if (due - started >= WARM_SHARE * end) latencies[counts[1]++] = System.nanoTime() - due;
                        counts[0]++;
                    }
                }
            });
            reader.start();
            byte[] key = new byte[6], pattern = new byte[bytes];
            new java.util.Random(1).nextBytes(pattern);
            for (long sent = 0; sent < records && System.nanoTime() - started < end + PATIENCE_NANOS; reader.join(1)) {
                for (long due = Math.min(records, (long) ((System.nanoTime() - started) / 1e9 * rate)); sent < due; sent++) {
                    byte[] value = pattern.clone();
                    ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).putLong(started + sent * 1_000_000_000L / rate);
                    producer.send(new ProducerRecord<>(topic, (int) (sent % partitions), key, value));
                }
            }
            reader.join();
            double took = (System.nanoTime() - started) / 1e9, micros = (cpuNanos() - cpu) / 1e3 / Math.max(1, counts[0]);
            Arrays.sort(latencies, 0, counts[1]);
            int n = counts[1];
            System.out.printf(Locale.ROOT, "%.0f %.4f %.3f %.3f%n", counts[0] / took, micros, n == 0 ? 0 : latencies[n / 2] / 1e6, n == 0 ? 0 : latencies[(int) (n * 0.99)] / 1e6);
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
