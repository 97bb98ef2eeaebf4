import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import org.apache.kafka.clients.admin.*;
import org.apache.kafka.clients.consumer.*;
import org.apache.kafka.clients.producer.*;
import org.apache.kafka.common.*;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.*;

/** What Java's producers and consumers see, one line each. Run against two brokers, the lines must be the same. */
public class ClientProbe {
    static String bootstrap;

    public static void main(String[] args) throws Exception {
        bootstrap = args[0];
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(topic("cp-codecs", 1, Map.of()), topic("cp-compact", 1, Map.of("cleanup.policy", "compact")), topic("cp-small", 1, Map.of("max.message.bytes", "2000")),
                topic("cp-append", 1, Map.of("message.timestamp.type", "LogAppendTime")), topic("cp-late", 1, Map.of("message.timestamp.before.max.ms", "1000")), topic("cp-tx", 2, Map.of()),
                topic("cp-out", 2, Map.of()), topic("cp-shared", 6, Map.of()), topic("cp-other", 2, Map.of()), topic("cp-gone", 1, Map.of()))).all().get();
            codecs();
            refusals();
            reading(admin);
            transactions(admin);
            groups(admin);
        }
    }

    static void codecs() throws Exception {
        for (String codec : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
            for (boolean idempotent : new boolean[] {true, false}) {
                try (KafkaProducer<byte[], byte[]> producer = bytes(Map.of("compression.type", codec, "enable.idempotence", idempotent, "linger.ms", "20", "batch.size", "200000"))) {
                    List<Future<RecordMetadata>> sent = new ArrayList<>();
                    for (int i = 0; i < 1000; i++) {
                        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>("cp-codecs", 0, 5000L + i, i % 7 == 0 ? null : ("key " + i).getBytes(), i % 11 == 0 ? null : ("value " + codec + " " + i).repeat(i % 5 + 1).getBytes());
                        if (i % 3 == 0) record.headers().add(new RecordHeader("h", ("head " + i).getBytes())).add(new RecordHeader("none", null));
                        sent.add(producer.send(record));
                    }
                    say(codec + " " + idempotent + " last", () -> sent.get(999).get().offset());
                }
            }
        }
        TopicPartition p = new TopicPartition("cp-codecs", 0);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of("fetch.max.bytes", "20000", "max.partition.fetch.bytes", "10000", "check.crcs", "true"))) {
            consumer.assign(List.of(p));
            consumer.seekToBeginning(List.of(p));
            long hash = 0, count = 0, next = 0;
            while (count < 10000) for (ConsumerRecord<byte[], byte[]> r : consumer.poll(Duration.ofMillis(500))) {
                if (r.offset() != next) System.out.println("offset " + r.offset() + " instead of " + next);
                next = r.offset() + 1;
                hash = hash * 31 + Arrays.hashCode(r.key()) * 7 + Arrays.hashCode(r.value()) + r.timestamp() + r.headers().toString().hashCode() * 0;
                for (var h : r.headers()) hash = hash * 17 + h.key().hashCode() + Arrays.hashCode(h.value());
                count++;
            }
            System.out.println("codecs read: " + count + " " + hash);
        }
    }

    static void refusals() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = bytes(Map.of())) {
            say("no key on compact", () -> producer.send(new ProducerRecord<>("cp-compact", null, "v".getBytes())).get().offset());
            say("key on compact", () -> producer.send(new ProducerRecord<>("cp-compact", "k".getBytes(), "v".getBytes())).get().offset());
            say("too large", () -> producer.send(new ProducerRecord<>("cp-small", "k".getBytes(), new byte[5000])).get().offset());
            say("much too large", () -> producer.send(new ProducerRecord<>("cp-small", "k".getBytes(), new byte[5000000])).get().offset());
            say("small enough", () -> producer.send(new ProducerRecord<>("cp-small", "k".getBytes(), new byte[500])).get().offset());
            say("too old", () -> producer.send(new ProducerRecord<>("cp-late", 0, 1000L, "k".getBytes(), "v".getBytes())).get().offset());
            say("of the future", () -> producer.send(new ProducerRecord<>("cp-codecs", 0, System.currentTimeMillis() + 100_000_000L, "k".getBytes(), "v".getBytes())).get().offset());
            say("append time", () -> producer.send(new ProducerRecord<>("cp-append", 0, 1000L, "k".getBytes(), "v".getBytes())).get().timestamp() > 1000000);
            say("internal topic", () -> producer.send(new ProducerRecord<>("__consumer_offsets", 0, "k".getBytes(), "v".getBytes())).get().offset());
            say("no such partition", () -> producer.send(new ProducerRecord<>("cp-small", 9, "k".getBytes(), "v".getBytes())).get().offset());
            say("bad name", () -> producer.send(new ProducerRecord<>("cp small", "k".getBytes(), "v".getBytes())).get().offset());
            say("made by sending", () -> producer.send(new ProducerRecord<>("cp-made", "k".getBytes(), "v".getBytes())).get().offset());
        }
        try (KafkaProducer<byte[], byte[]> producer = bytes(Map.of("acks", "0", "enable.idempotence", "false"))) {
            say("acks 0", () -> producer.send(new ProducerRecord<>("cp-made", "k".getBytes(), "v".getBytes())).get().offset());
        }
        try (KafkaProducer<byte[], byte[]> producer = bytes(Map.of("acks", "1", "enable.idempotence", "false"))) {
            say("acks 1", () -> producer.send(new ProducerRecord<>("cp-made", "k".getBytes(), "v".getBytes())).get().offset());
        }
    }

    static void reading(Admin admin) throws Exception {
        TopicPartition p = new TopicPartition("cp-codecs", 0), made = new TopicPartition("cp-made", 0), none = new TopicPartition("cp-no-such", 0);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of("allow.auto.create.topics", "false", "default.api.timeout.ms", "3000", "auto.offset.reset", "none"))) {
            say("partitions of none", () -> consumer.partitionsFor("cp-no-such"));
            say("begin", () -> consumer.beginningOffsets(List.of(p)));
            say("end", () -> consumer.endOffsets(List.of(p)));
            say("time", () -> consumer.offsetsForTimes(Map.of(p, 5500L)));
            say("no time", () -> consumer.offsetsForTimes(Map.of(p, 99999999999999L)));
            say("lists", () -> consumer.listTopics().keySet().stream().filter(t -> t.startsWith("cp-")).sorted().toList());
            consumer.assign(List.of(p));
            consumer.seek(p, 99999999);
            say("beyond the end", () -> { for (int i = 0; i < 20; i++) consumer.poll(Duration.ofMillis(200)); return null; });
            consumer.seek(p, 9990);
            say("tail", () -> { int n = 0; for (int i = 0; i < 20 && n < 10; i++) n += consumer.poll(Duration.ofMillis(200)).count(); return n; });
            admin.deleteRecords(Map.of(p, RecordsToDelete.beforeOffset(500))).all().get();
            consumer.seek(p, 100);
            say("before the beginning", () -> { for (int i = 0; i < 20; i++) consumer.poll(Duration.ofMillis(200)); return null; });
            consumer.seek(p, 500);
            say("first left", () -> { for (int i = 0; i < 20; i++) for (var r : consumer.poll(Duration.ofMillis(200))) return r.offset(); return null; });
        }
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of("auto.offset.reset", "by_duration:PT1H")); KafkaProducer<byte[], byte[]> producer = bytes(Map.of())) {
            producer.send(new ProducerRecord<>("cp-gone", 0, System.currentTimeMillis() - 7_200_000, null, "old".getBytes())).get();
            producer.send(new ProducerRecord<>("cp-gone", 0, System.currentTimeMillis(), null, "new".getBytes())).get();
            consumer.assign(List.of(new TopicPartition("cp-gone", 0)));
            say("by duration", () -> { for (int i = 0; i < 20; i++) for (var r : consumer.poll(Duration.ofMillis(200))) return r.offset(); return null; });
            admin.deleteTopics(List.of("cp-gone")).all().get();
            admin.createTopics(List.of(topic("cp-gone", 1, Map.of()))).all().get();
            producer.send(new ProducerRecord<>("cp-gone", 0, null, null, "again".getBytes())).get();
            say("made anew", () -> { for (int i = 0; i < 30; i++) for (var r : consumer.poll(Duration.ofMillis(200))) if (new String(r.value()).equals("again")) return r.offset(); return null; });
        }
    }

    static void transactions(Admin admin) throws Exception {
        try (KafkaProducer<byte[], byte[]> input = bytes(Map.of())) {
            for (int i = 0; i < 100; i++) input.send(new ProducerRecord<>("cp-tx", i % 2, null, ("k" + i).getBytes(), ("v" + i).getBytes()));
        }
        for (String protocol : List.of("classic", "consumer")) {
            String group = "cp-group-" + protocol, out = protocol;
            Map<String, Object> reader = Map.of("group.id", group, "group.protocol", protocol, "auto.offset.reset", "earliest", "enable.auto.commit", "false", "isolation.level", "read_committed", "max.poll.records", "10");
            int round = 0, copied = 0;
            try (KafkaConsumer<byte[], byte[]> consumer = consumer(reader); KafkaProducer<byte[], byte[]> producer = bytes(Map.of("transactional.id", "cp-tx-" + protocol))) {
                producer.initTransactions();
                consumer.subscribe(List.of("cp-tx"));
                while (copied < 100 && round < 300) {
                    ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(300));
                    if (records.isEmpty()) { round++; continue; }
                    producer.beginTransaction();
                    for (var r : records) producer.send(new ProducerRecord<>("cp-out", r.partition(), out.getBytes(), r.value()));
                    Map<TopicPartition, OffsetAndMetadata> ends = records.nextOffsets();
                    producer.sendOffsetsToTransaction(ends, consumer.groupMetadata());
                    if (round++ % 3 == 1) {
                        producer.abortTransaction();
                        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(consumer.assignment());
                        for (TopicPartition p : consumer.assignment()) consumer.seek(p, committed.get(p) == null ? 0 : committed.get(p).offset());
                    } else {
                        producer.commitTransaction();
                        copied += records.count();
                    }
                }
                say(protocol + " committed", () -> new TreeMap<>(Map.of(0, consumer.committed(Set.of(new TopicPartition("cp-tx", 0))).values().iterator().next().offset(), 1, consumer.committed(Set.of(new TopicPartition("cp-tx", 1))).values().iterator().next().offset())));
            }
            try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of("isolation.level", "read_committed"))) {
                List<TopicPartition> both = List.of(new TopicPartition("cp-out", 0), new TopicPartition("cp-out", 1));
                consumer.assign(both);
                consumer.seekToBeginning(both);
                List<String> values = new ArrayList<>();
                for (int i = 0; i < 10; i++) for (var r : consumer.poll(Duration.ofMillis(200))) if (new String(r.key()).equals(out)) values.add(r.partition() + new String(r.value()));
                Collections.sort(values);
                say(protocol + " copied", () -> values.size() + " " + values.hashCode() + " " + new HashSet<>(values).size());
            }
        }
        try (KafkaProducer<byte[], byte[]> producer = bytes(Map.of("transactional.id", "cp-short", "transaction.timeout.ms", "1500"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("cp-out", 0, "t".getBytes(), "late".getBytes())).get();
            for (int i = 0; i < 300 && !admin.describeTransactions(List.of("cp-short")).all().get().get("cp-short").state().toString().startsWith("CompleteAbort"); i++) Thread.sleep(100);
            say("timed out", () -> admin.describeTransactions(List.of("cp-short")).all().get().get("cp-short").state());
            say("commit after the time-out", () -> { producer.commitTransaction(); return null; });
        }
        try (KafkaProducer<byte[], byte[]> producer = bytes(Map.of("transactional.id", "cp-again"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.commitTransaction();
            producer.beginTransaction();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("cp-out", 0, "a".getBytes(), new byte[] {1}));
            producer.abortTransaction();
            for (int i = 0; i < 20; i++) {
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("cp-out", i % 2, "a".getBytes(), new byte[] {2}));
                producer.commitTransaction();
            }
            say("one after another", () -> "fine");
        }
    }

    static void groups(Admin admin) throws Exception {
        for (String kind : List.of("classic range", "classic cooperative", "consumer uniform", "consumer range")) {
            String protocol = kind.split(" ")[0], assignor = kind.split(" ")[1], group = "cp-" + kind.replace(' ', '-');
            Map<String, Object> settings = new HashMap<>(Map.of("group.id", group, "group.protocol", protocol, "auto.offset.reset", "earliest", "client.id", "cp"));
            if (protocol.equals("consumer")) settings.put("group.remote.assignor", assignor);
            else settings.putAll(Map.of("heartbeat.interval.ms", "500", "partition.assignment.strategy", assignor.equals("range") ? "org.apache.kafka.clients.consumer.RangeAssignor" : "org.apache.kafka.clients.consumer.CooperativeStickyAssignor"));
            List<KafkaConsumer<byte[], byte[]>> members = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                KafkaConsumer<byte[], byte[]> member = consumer(settings);
                member.subscribe(List.of("cp-shared", "cp-other"));
                members.add(member);
                say(kind + " members " + (i + 1), () -> settle(members, 8));
            }
            members.remove(2).close();
            say(kind + " one left", () -> settle(members, 8));
            members.remove(1).close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
            say(kind + " one alone", () -> settle(members, 8));
            members.get(0).subscribe(List.of("cp-other"));
            say(kind + " fewer topics", () -> settle(members, 2));
            members.get(0).unsubscribe();
            say(kind + " nobody", () -> admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().size());
            members.get(0).close();
        }
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of("group.id", "cp-regex", "group.protocol", "consumer", "auto.offset.reset", "earliest"))) {
            consumer.subscribe(new SubscriptionPattern("cp-(shared|other)"));
            say("pattern", () -> settle(List.of(consumer), 8));
            consumer.subscribe(new SubscriptionPattern("cp-(shared"));
            say("bad pattern", () -> { for (int i = 0; i < 20; i++) consumer.poll(Duration.ofMillis(200)); return null; });
        }
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of("group.id", "cp-unknown", "group.protocol", "consumer", "group.remote.assignor", "sideways"))) {
            consumer.subscribe(List.of("cp-shared"));
            say("unknown assignor", () -> { for (int i = 0; i < 20; i++) consumer.poll(Duration.ofMillis(200)); return null; });
        }
        for (String protocol : List.of("classic", "consumer")) {
            Map<String, Object> seat = Map.of("group.id", "cp-static-" + protocol, "group.protocol", protocol, "group.instance.id", "seat", "auto.offset.reset", "earliest");
            KafkaConsumer<byte[], byte[]> first = consumer(seat);
            first.subscribe(List.of("cp-shared"));
            say(protocol + " static", () -> settle(List.of(first), 6));
            first.close();
            KafkaConsumer<byte[], byte[]> second = consumer(seat);
            second.subscribe(List.of("cp-shared"));
            say(protocol + " static again", () -> settle(List.of(second), 6));
            KafkaConsumer<byte[], byte[]> third = consumer(seat);
            third.subscribe(List.of("cp-shared"));
            say(protocol + " seat taken", () -> {
                for (int i = 0; i < 30; i++) { third.poll(Duration.ofMillis(200)); second.poll(Duration.ofMillis(100)); }
                return null;
            });
            try { second.close(Duration.ofSeconds(2)); } catch (Exception e) { }
            try { third.close(Duration.ofSeconds(2)); } catch (Exception e) { }
        }
    }

    static String settle(List<KafkaConsumer<byte[], byte[]>> members, int partitions) {
        // A share may be whole for a moment on its way to another: settled is what stays.
        String last = "";
        int same = 0;
        for (int i = 0; i < 300; i++) {
            int total = 0;
            Set<TopicPartition> all = new HashSet<>();
            List<Integer> sizes = new ArrayList<>();
            for (KafkaConsumer<byte[], byte[]> member : members) {
                member.poll(Duration.ofMillis(100));
                all.addAll(member.assignment());
                total += member.assignment().size();
                sizes.add(member.assignment().size());
            }
            Collections.sort(sizes);
            boolean whole = total == partitions && all.size() == partitions && sizes.get(0) > 0;
            same = whole && sizes.toString().equals(last) ? same + 1 : 0;
            last = whole ? sizes.toString() : "";
            if (same == 10) return last;
        }
        return "not settled";
    }

    static NewTopic topic(String name, int partitions, Map<String, String> configs) {
        return new NewTopic(name, partitions, (short) 1).configs(configs);
    }

    static KafkaProducer<byte[], byte[]> bytes(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", bootstrap, "max.block.ms", "5000", "delivery.timeout.ms", "10000", "request.timeout.ms", "5000", "linger.ms", "0", "max.request.size", "10000000"));
        settings.putAll(more);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", bootstrap));
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static void say(String what, Callable<Object> work) {
        String answer;
        try {
            answer = String.valueOf(work.call());
        } catch (Throwable e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            answer = cause.getClass().getSimpleName() + (System.getenv("PROBE_MESSAGES") == null ? "" : ": " + cause.getMessage());
        }
        System.out.println(what + ": " + answer);
    }
}
