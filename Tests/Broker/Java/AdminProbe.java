import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import org.apache.kafka.clients.admin.*;
import org.apache.kafka.clients.consumer.*;
import org.apache.kafka.clients.producer.*;
import org.apache.kafka.common.*;
import org.apache.kafka.common.acl.*;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.*;
import org.apache.kafka.common.quota.*;
import org.apache.kafka.common.resource.*;
import org.apache.kafka.common.serialization.*;

/** What Java's admin client gets for answers, one line each. Run against two brokers, the lines must be the same. */
public class AdminProbe {
    static String bootstrap;

    public static void main(String[] args) throws Exception {
        bootstrap = args[0];
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap, "default.api.timeout.ms", "5000", "request.timeout.ms", "4000"))) {
            topics(admin);
            configs(admin);
            offsets(admin);
            groups(admin);
            transactions(admin);
            cluster(admin);
        }
    }

    static void topics(Admin admin) {
        Function<NewTopic, KafkaFuture<?>> create = t -> admin.createTopics(List.of(t)).all();
        say("create", () -> create.apply(new NewTopic("probe-a", 3, (short) 1).configs(Map.of("cleanup.policy", "delete", "retention.ms", "3600000"))).get());
        say("create again", () -> create.apply(new NewTopic("probe-a", 3, (short) 1)).get());
        say("create bad name", () -> create.apply(new NewTopic("probe a", 1, (short) 1)).get());
        say("create empty name", () -> create.apply(new NewTopic("", 1, (short) 1)).get());
        say("create dots", () -> create.apply(new NewTopic("..", 1, (short) 1)).get());
        say("create long name", () -> create.apply(new NewTopic("x".repeat(250), 1, (short) 1)).get());
        say("create no partitions", () -> create.apply(new NewTopic("probe-n", 0, (short) 1)).get());
        say("create two replicas", () -> create.apply(new NewTopic("probe-n", 1, (short) 2)).get());
        say("create bad config", () -> create.apply(new NewTopic("probe-n", 1, (short) 1).configs(Map.of("no.such", "1"))).get());
        say("create bad value", () -> create.apply(new NewTopic("probe-n", 1, (short) 1).configs(Map.of("retention.ms", "soon"))).get());
        say("create bad policy", () -> create.apply(new NewTopic("probe-n", 1, (short) 1).configs(Map.of("cleanup.policy", "keep"))).get());
        say("create assigned", () -> create.apply(new NewTopic("probe-as", Map.of(0, List.of(1), 1, List.of(1)))).get());
        say("create assigned elsewhere", () -> create.apply(new NewTopic("probe-ae", Map.of(0, List.of(7)))).get());
        say("create defaults", () -> create.apply(new NewTopic("probe-d", Optional.empty(), Optional.empty())).get());
        say("collision", () -> create.apply(new NewTopic("probe.a", 1, (short) 1)).get());
        say("collision", () -> create.apply(new NewTopic("probe_a", 1, (short) 1)).get());
        say("validate only", () -> admin.createTopics(List.of(new NewTopic("probe-v", 2, (short) 1)), new CreateTopicsOptions().validateOnly(true)).numPartitions("probe-v").get());
        say("not there", () -> admin.describeTopics(List.of("probe-v")).allTopicNames().get());
        say("describe", () -> eventually("probe-a internal=false 0:111 1:111 2:111", () -> shape(admin.describeTopics(List.of("probe-a")).allTopicNames().get().get("probe-a"))));
        say("describe by id", () -> {
            Uuid id = admin.describeTopics(List.of("probe-a")).allTopicNames().get().get("probe-a").topicId();
            return shape(admin.describeTopics(TopicCollection.ofTopicIds(List.of(id))).allTopicIds().get().get(id));
        });
        say("describe strange id", () -> admin.describeTopics(TopicCollection.ofTopicIds(List.of(new Uuid(5, 6)))).allTopicIds().get());
        say("describe with operations", () -> new TreeSet<>(admin.describeTopics(List.of("probe-a"), new DescribeTopicsOptions().includeAuthorizedOperations(true)).allTopicNames().get().get("probe-a").authorizedOperations()));
        say("partitions", () -> admin.createPartitions(Map.of("probe-a", NewPartitions.increaseTo(5))).all().get());
        say("fewer partitions", () -> admin.createPartitions(Map.of("probe-a", NewPartitions.increaseTo(2))).all().get());
        say("same partitions", () -> admin.createPartitions(Map.of("probe-a", NewPartitions.increaseTo(5))).all().get());
        say("partitions of none", () -> admin.createPartitions(Map.of("probe-no", NewPartitions.increaseTo(5))).all().get());
        say("delete", () -> admin.deleteTopics(List.of("probe-d")).all().get());
        say("delete again", () -> admin.deleteTopics(List.of("probe-d")).all().get());
        say("delete by id", () -> admin.deleteTopics(TopicCollection.ofTopicIds(List.of(new Uuid(5, 6)))).all().get());
        say("list", () -> eventually("[probe-a, probe-as, probe.a]", () -> { Set<String> names = new TreeSet<>(admin.listTopics().names().get()); names.removeIf(n -> !n.startsWith("probe")); return names; }));
        say("elect", () -> admin.electLeaders(ElectionType.PREFERRED, Set.of(new TopicPartition("probe-a", 0), new TopicPartition("none", 0))).partitions().get());
        say("elect unclean", () -> admin.electLeaders(ElectionType.UNCLEAN, Set.of(new TopicPartition("probe-a", 0))).partitions().get());
        say("reassignments", () -> admin.listPartitionReassignments().reassignments().get());
        say("reassign", () -> admin.alterPartitionReassignments(Map.of(new TopicPartition("probe-a", 0), Optional.of(new NewPartitionReassignment(List.of(1))))).all().get());
        say("reassign away", () -> admin.alterPartitionReassignments(Map.of(new TopicPartition("probe-a", 0), Optional.of(new NewPartitionReassignment(List.of(9))))).all().get());
        say("reassign none", () -> admin.alterPartitionReassignments(Map.of(new TopicPartition("none", 0), Optional.of(new NewPartitionReassignment(List.of(1))))).all().get());
        say("reassign cancel", () -> admin.alterPartitionReassignments(Map.of(new TopicPartition("probe-a", 0), Optional.empty())).all().get());
    }

    static void configs(Admin admin) {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "probe-a"), none = new ConfigResource(ConfigResource.Type.TOPIC, "probe-no"), broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
        say("topic configs", () -> {
            Map<String, String> all = new TreeMap<>();
            for (ConfigEntry e : admin.describeConfigs(List.of(topic)).all().get().get(topic).entries()) all.put(e.name(), e.value() + " " + (e.name().equals("min.insync.replicas") ? "" : e.source()) + " " + e.type() + " " + e.isReadOnly());
            return String.join("\n  ", all.entrySet().stream().map(Object::toString).toList());
        });
        say("configs of none", () -> admin.describeConfigs(List.of(none)).all().get());
        say("alter", () -> admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(new ConfigEntry("retention.ms", "7200000"), AlterConfigOp.OpType.SET),
            new AlterConfigOp(new ConfigEntry("cleanup.policy", "compact"), AlterConfigOp.OpType.APPEND)))).all().get());
        say("altered", () -> eventually("{cleanup.policy=delete,compact, retention.ms=7200000}", () -> own(admin, topic)));
        say("subtract", () -> admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(new ConfigEntry("cleanup.policy", "delete"), AlterConfigOp.OpType.SUBTRACT)))).all().get());
        say("subtracted", () -> eventually("{cleanup.policy=compact, retention.ms=7200000}", () -> own(admin, topic)));
        say("delete", () -> admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(new ConfigEntry("cleanup.policy", ""), AlterConfigOp.OpType.DELETE)))).all().get());
        say("deleted", () -> eventually("{retention.ms=7200000}", () -> own(admin, topic)));
        say("append to a number", () -> admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(new ConfigEntry("retention.ms", "1"), AlterConfigOp.OpType.APPEND)))).all().get());
        say("unknown", () -> admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(new ConfigEntry("no.such", "1"), AlterConfigOp.OpType.SET)))).all().get());
        say("bad", () -> admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(new ConfigEntry("segment.bytes", "-5"), AlterConfigOp.OpType.SET)))).all().get());
        say("of none", () -> admin.incrementalAlterConfigs(Map.of(none, List.of(new AlterConfigOp(new ConfigEntry("segment.bytes", "5000000"), AlterConfigOp.OpType.SET)))).all().get());
        say("broker read only", () -> admin.incrementalAlterConfigs(Map.of(broker, List.of(new AlterConfigOp(new ConfigEntry("node.id", "5"), AlterConfigOp.OpType.SET)))).all().get());
        say("broker", () -> admin.incrementalAlterConfigs(Map.of(broker, List.of(new AlterConfigOp(new ConfigEntry("log.retention.ms", "100000000"), AlterConfigOp.OpType.SET)))).all().get());
        say("broker set", () -> eventually("DYNAMIC_BROKER_CONFIG", () -> admin.describeConfigs(List.of(broker)).all().get().get(broker).get("log.retention.ms").source()));
        say("broker delete", () -> admin.incrementalAlterConfigs(Map.of(broker, List.of(new AlterConfigOp(new ConfigEntry("log.retention.ms", ""), AlterConfigOp.OpType.DELETE)))).all().get());
        say("strange broker", () -> admin.describeConfigs(List.of(new ConfigResource(ConfigResource.Type.BROKER, "77"))).all().get());
        say("group configs", () -> {
            ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, "probe-group");
            Set<String> names = new TreeSet<>();
            for (ConfigEntry e : admin.describeConfigs(List.of(group)).all().get().get(group).entries()) names.add(e.name() + "=" + e.value() + " " + e.source());
            names.removeIf(n -> n.startsWith("share."));
            return names;
        });
        say("alter group", () -> {
            ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, "probe-group");
            admin.incrementalAlterConfigs(Map.of(group, List.of(new AlterConfigOp(new ConfigEntry("consumer.session.timeout.ms", "50000"), AlterConfigOp.OpType.SET)))).all().get();
            return eventually("50000 DYNAMIC_GROUP_CONFIG", () -> {
                ConfigEntry e = admin.describeConfigs(List.of(group)).all().get().get(group).get("consumer.session.timeout.ms");
                return e.value() + " " + e.source();
            });
        });
        say("alter group badly", () -> admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.GROUP, "probe-group"), List.of(new AlterConfigOp(new ConfigEntry("consumer.session.timeout.ms", "1"), AlterConfigOp.OpType.SET)))).all().get());
        say("resources", () -> {
            Set<String> all = new TreeSet<>();
            for (ConfigResource r : admin.listConfigResources().all().get()) if (r.type() != ConfigResource.Type.TOPIC || r.name().startsWith("probe")) all.add(r.type() + " " + r.name());
            return all;
        });
        say("client metrics", () -> admin.listConfigResources(Set.of(ConfigResource.Type.CLIENT_METRICS), new ListConfigResourcesOptions()).all().get());
        say("loggers", () -> admin.describeConfigs(List.of(new ConfigResource(ConfigResource.Type.BROKER_LOGGER, "1"))).all().get().size());
    }

    static void offsets(Admin admin) throws Exception {
        TopicPartition p = new TopicPartition("probe-a", 0);
        try (KafkaProducer<String, String> producer = producer(Map.of())) {
            for (int i = 0; i < 10; i++) producer.send(new ProducerRecord<>("probe-a", 0, 1000L + (i == 3 ? 500 : i), "k" + i % 3, "v" + i)).get();
        }
        say("earliest", () -> offset(admin, p, OffsetSpec.earliest()));
        say("latest", () -> offset(admin, p, OffsetSpec.latest()));
        say("max", () -> offset(admin, p, OffsetSpec.maxTimestamp()));
        say("local", () -> offset(admin, p, OffsetSpec.earliestLocal()));
        say("tiered", () -> offset(admin, p, OffsetSpec.latestTiered()));
        say("pending upload", () -> offset(admin, p, OffsetSpec.earliestPendingUpload()));
        for (long t : new long[] {0, 1000, 1003, 1010, 1500, 1501}) say("time " + t, () -> offset(admin, p, OffsetSpec.forTimestamp(t)));
        say("none", () -> offset(admin, new TopicPartition("probe-a", 99), OffsetSpec.latest()));
        say("delete records", () -> admin.deleteRecords(Map.of(p, RecordsToDelete.beforeOffset(4))).lowWatermarks().get(p).get().lowWatermark());
        say("earliest", () -> offset(admin, p, OffsetSpec.earliest()));
        say("before again", () -> admin.deleteRecords(Map.of(p, RecordsToDelete.beforeOffset(2))).lowWatermarks().get(p).get().lowWatermark());
        say("delete too many", () -> admin.deleteRecords(Map.of(p, RecordsToDelete.beforeOffset(400))).lowWatermarks().get(p).get().lowWatermark());
        say("delete records of none", () -> admin.deleteRecords(Map.of(new TopicPartition("probe-a", 99), RecordsToDelete.beforeOffset(1))).all().get());
        say("delete to the end", () -> admin.deleteRecords(Map.of(p, RecordsToDelete.beforeOffset(-1))).lowWatermarks().get(p).get().lowWatermark());
        say("earliest", () -> offset(admin, p, OffsetSpec.earliest()));
        say("time in nothing", () -> offset(admin, p, OffsetSpec.forTimestamp(0)));
        say("producers", () -> admin.describeProducers(List.of(p)).partitionResult(p).get().activeProducers().size());
        say("log dirs", () -> admin.describeLogDirs(List.of(1)).allDescriptions().get().get(1).values().stream().mapToInt(d -> (int) d.replicaInfos().keySet().stream().filter(k -> k.topic().equals("probe-a")).count()).sum());
        say("replica log dirs", () -> admin.describeReplicaLogDirs(List.of(new TopicPartitionReplica("probe-a", 0, 1))).all().get().values().iterator().next().getFutureReplicaLogDir());
    }

    static void groups(Admin admin) throws Exception {
        TopicPartition p = new TopicPartition("probe-g", 0);
        say("create", () -> admin.createTopics(List.of(new NewTopic("probe-g", 2, (short) 1))).all().get());
        try (KafkaProducer<String, String> producer = producer(Map.of())) {
            for (int i = 0; i < 20; i++) producer.send(new ProducerRecord<>("probe-g", i % 2, null, "k" + i, "v" + i)).get();
        }
        for (String protocol : List.of("classic", "consumer")) {
            String group = "probe-" + protocol;
            say(protocol + " none", () -> admin.describeConsumerGroups(List.of(group)).all().get());
            say(protocol + " offsets of none", () -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get());
            Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", bootstrap, "group.id", group, "group.protocol", protocol, "auto.offset.reset", "earliest",
                "enable.auto.commit", "false", "client.id", "probe", "group.instance.id", "seat-1"));
            // What is refused for ever is asked for until this time is over.
            settings.put("default.api.timeout.ms", "15000");
            try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
                consumer.subscribe(List.of("probe-g"));
                int read = 0;
                for (int i = 0; i < 100 && read < 20; i++) read += consumer.poll(java.time.Duration.ofMillis(300)).count();
                int all = read;
                say(protocol + " read", () -> all);
                consumer.commitSync(Map.of(p, new OffsetAndMetadata(7, Optional.of(0), "here"), new TopicPartition("probe-g", 1), new OffsetAndMetadata(3)));
                say(protocol + " committed", () -> new TreeMap<>(Map.of(0, consumer.committed(Set.of(p)).get(p))));
                say(protocol + " commit elsewhere", () -> { consumer.commitSync(Map.of(new TopicPartition("probe-none", 0), new OffsetAndMetadata(7))); return null; });
                say(protocol + " described", () -> shape(admin.describeConsumerGroups(List.of(group), new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true)).all().get().get(group)));
                say(protocol + " delete", () -> admin.deleteConsumerGroups(List.of(group)).all().get());
                say(protocol + " delete offsets", () -> admin.deleteConsumerGroupOffsets(group, Set.of(p)).all().get());
                say(protocol + " alter offsets", () -> admin.alterConsumerGroupOffsets(group, Map.of(p, new OffsetAndMetadata(1))).all().get());
                say(protocol + " listed", () -> listed(admin, group));
                say(protocol + " remove member", () -> admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions(List.of(new MemberToRemove("seat-9")))).all().get());
            }
            say(protocol + " static member stays", () -> admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().size());
            say(protocol + " remove members", () -> admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions()).all().get());
            say(protocol + " empty", () -> admin.describeConsumerGroups(List.of(group)).all().get().get(group).groupState());
            say(protocol + " alter offsets", () -> admin.alterConsumerGroupOffsets(group, Map.of(p, new OffsetAndMetadata(5))).all().get());
            say(protocol + " offset", () -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().get(p));
            say(protocol + " delete offsets", () -> admin.deleteConsumerGroupOffsets(group, Set.of(p)).all().get());
            say(protocol + " offset", () -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().get(p));
            say(protocol + " delete", () -> admin.deleteConsumerGroups(List.of(group)).all().get());
            say(protocol + " delete again", () -> admin.deleteConsumerGroups(List.of(group)).all().get());
        }
        say("classic describe none", () -> admin.describeClassicGroups(List.of("probe-nobody")).all().get());
        say("streams none", () -> admin.describeStreamsGroups(List.of("probe-nobody")).all().get());
        say("alter offsets of a new group", () -> admin.alterConsumerGroupOffsets("probe-new", Map.of(p, new OffsetAndMetadata(5))).all().get());
        say("new group listed", () -> listed(admin, "probe-new"));
        say("filtered", () -> admin.listGroups(new ListGroupsOptions().withTypes(Set.of(GroupType.CONSUMER))).all().get().stream().filter(g -> g.groupId().startsWith("probe")).count());
        say("delete none", () -> admin.deleteConsumerGroups(List.of("probe-nobody")).all().get());
    }

    static void transactions(Admin admin) throws Exception {
        TopicPartition p = new TopicPartition("probe-g", 0);
        say("describe none", () -> admin.describeTransactions(List.of("probe-none")).all().get());
        try (KafkaProducer<String, String> producer = producer(Map.of("transactional.id", "probe-tx", "transaction.timeout.ms", "60000"))) {
            producer.initTransactions();
            say("initialized", () -> state(admin, "probe-tx"));
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("probe-g", 0, null, "t", "1")).get();
            say("open", () -> state(admin, "probe-tx"));
            say("last stable", () -> admin.listOffsets(Map.of(p, OffsetSpec.latest()), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).partitionResult(p).get().offset());
            say("last", () -> admin.listOffsets(Map.of(p, OffsetSpec.latest())).partitionResult(p).get().offset());
            say("listed", () -> admin.listTransactions(new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING))).all().get().stream().map(t -> t.transactionalId() + " " + t.state()).toList());
            say("open producers", () -> admin.describeProducers(List.of(p)).partitionResult(p).get().activeProducers().stream().filter(s -> s.currentTransactionStartOffset().isPresent()).map(s -> s.currentTransactionStartOffset().getAsLong() + " " + s.lastSequence()).toList());
            producer.commitTransaction();
            say("committed", () -> state(admin, "probe-tx"));
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("probe-g", 0, null, "t", "2")).get();
            say("fence", () -> admin.fenceProducers(List.of("probe-tx")).all().get());
            say("fenced send", () -> producer.send(new ProducerRecord<>("probe-g", 0, null, "t", "3")).get());
            say("fenced commit", () -> { producer.commitTransaction(); return null; });
        }
        say("after fencing", () -> state(admin, "probe-tx"));
        say("too long", () -> { try (KafkaProducer<String, String> producer = producer(Map.of("transactional.id", "probe-long", "transaction.timeout.ms", "99999999"))) { producer.initTransactions(); return null; } });
        try (KafkaProducer<String, String> first = producer(Map.of("transactional.id", "probe-two")); KafkaProducer<String, String> second = producer(Map.of("transactional.id", "probe-two"))) {
            first.initTransactions();
            first.beginTransaction();
            first.send(new ProducerRecord<>("probe-g", 1, null, "f", "1")).get();
            second.initTransactions();
            say("older sends", () -> first.send(new ProducerRecord<>("probe-g", 1, null, "f", "2")).get());
            say("older aborts", () -> { first.abortTransaction(); return null; });
            second.beginTransaction();
            second.send(new ProducerRecord<>("probe-g", 1, null, "s", "1")).get();
            say("offsets with a strange group", () -> {
                second.sendOffsetsToTransaction(Map.of(p, new OffsetAndMetadata(4)), new ConsumerGroupMetadata("probe-txg", 5, "nobody", Optional.empty()));
                second.commitTransaction();
                return null;
            });
        }
        say("abort by partition", () -> admin.abortTransaction(new AbortTransactionSpec(p, 77777, (short) 0, 0)).all().get());
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest", "isolation.level", "read_committed"));
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> both = List.of(p, new TopicPartition("probe-g", 1));
            consumer.assign(both);
            consumer.seekToBeginning(both);
            List<String> read = new ArrayList<>();
            for (int i = 0; i < 8; i++) for (ConsumerRecord<String, String> r : consumer.poll(java.time.Duration.ofMillis(300))) if (r.key().length() == 1) read.add(r.partition() + ":" + r.offset() + ":" + r.value());
            Collections.sort(read);
            say("read committed", () -> read);
        }
    }

    static void cluster(Admin admin) {
        say("nodes", () -> admin.describeCluster().nodes().get().stream().map(n -> n.id() + " " + n.host() + " " + n.isFenced()).toList());
        say("controller", () -> admin.describeCluster().controller().get().id());
        say("operations", () -> new TreeSet<>(admin.describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true)).authorizedOperations().get()));
        say("no operations", () -> admin.describeCluster().authorizedOperations().get());
        say("acls", () -> admin.describeAcls(AclBindingFilter.ANY).values().get());
        say("create acl", () -> admin.createAcls(List.of(new AclBinding(new ResourcePattern(ResourceType.TOPIC, "probe-a", PatternType.LITERAL), new AccessControlEntry("User:x", "*", AclOperation.READ, AclPermissionType.ALLOW)))).all().get());
        say("delete acl", () -> admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get());
        say("quotas", () -> admin.describeClientQuotas(ClientQuotaFilter.all()).entities().get());
        say("scram", () -> admin.describeUserScramCredentials().all().get());
        say("scram of nobody", () -> admin.describeUserScramCredentials(List.of("nobody")).description("nobody").get());
        say("delete scram of nobody", () -> admin.alterUserScramCredentials(List.of(new UserScramCredentialDeletion("nobody", ScramMechanism.SCRAM_SHA_256))).all().get());
        say("tokens", () -> admin.describeDelegationToken().delegationTokens().get());
        say("create token", () -> admin.createDelegationToken().delegationToken().get());
        say("quorum", () -> { QuorumInfo q = admin.describeMetadataQuorum().quorumInfo().get(); return q.leaderId() + " " + q.voters().size() + " " + q.observers().size(); });
        say("features", () -> { Map<String, FinalizedVersionRange> f = new TreeMap<>(admin.describeFeatures().featureMetadata().get().finalizedFeatures()); f.keySet().retainAll(Set.of("group.version", "transaction.version", "streams.version", "metadata.version")); return f; });
        say("unregister", () -> admin.unregisterBroker(77).all().get());
        say("update features", () -> admin.updateFeatures(Map.of("no.such", new FeatureUpdate((short) 1, FeatureUpdate.UpgradeType.UPGRADE)), new UpdateFeaturesOptions().validateOnly(true)).all().get());
        say("move log dir", () -> admin.alterReplicaLogDirs(Map.of(new TopicPartitionReplica("probe-a", 0, 1), "/nowhere")).all().get());
    }

    static String shape(TopicDescription t) {
        StringBuilder text = new StringBuilder(t.name() + " internal=" + t.isInternal());
        t.partitions().forEach(p -> text.append(" ").append(p.partition()).append(":").append(p.leader().id()).append(p.replicas().size()).append(p.isr().size()));
        return text.toString();
    }

    static String shape(ConsumerGroupDescription g) {
        StringBuilder text = new StringBuilder(g.groupId() + " " + g.type() + " " + g.groupState() + " " + g.partitionAssignor() + " simple=" + g.isSimpleConsumerGroup() + " " + new TreeSet<>(g.authorizedOperations()) + " " + g.coordinator().id());
        g.members().forEach(m -> text.append("\n  ").append(m.clientId()).append(" ").append(m.host()).append(" ").append(m.groupInstanceId()).append(" ").append(m.assignment().topicPartitions().stream().map(Object::toString).sorted().toList())
            .append(" ").append(m.targetAssignment().map(a -> a.topicPartitions().size())).append(" ").append(m.memberEpoch().isPresent()).append(" ").append(m.upgraded()));
        return text.toString();
    }

    static String listed(Admin admin, String group) throws Exception {
        for (GroupListing g : admin.listGroups().all().get()) if (g.groupId().equals(group)) return g.groupId() + " " + g.type() + " " + g.protocol() + " " + g.groupState() + " " + g.isSimpleConsumerGroup();
        return "not listed";
    }

    static String state(Admin admin, String id) throws Exception {
        TransactionDescription t = admin.describeTransactions(List.of(id)).all().get().get(id);
        // The markers are written behind the answer.
        for (int i = 0; i < 100 && t.state().toString().startsWith("Prepare"); i++) {
            Thread.sleep(50);
            t = admin.describeTransactions(List.of(id)).all().get().get(id);
        }
        return t.state() + " " + t.transactionTimeoutMs() + " " + t.transactionStartTimeMs().isPresent() + " " + t.topicPartitions() + " epoch " + t.producerEpoch();
    }

    static Map<String, String> own(Admin admin, ConfigResource topic) throws Exception {
        Map<String, String> own = new TreeMap<>();
        for (ConfigEntry e : admin.describeConfigs(List.of(topic)).all().get().get(topic).entries()) if (e.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) own.put(e.name(), e.value());
        return own;
    }

    static String offset(Admin admin, TopicPartition p, OffsetSpec spec) throws Exception {
        ListOffsetsResult.ListOffsetsResultInfo found = admin.listOffsets(Map.of(p, spec)).partitionResult(p).get();
        return found.offset() + " " + found.timestamp() + " " + found.leaderEpoch();
    }

    static KafkaProducer<String, String> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", bootstrap, "max.block.ms", "10000", "delivery.timeout.ms", "10000", "request.timeout.ms", "5000", "linger.ms", "0"));
        settings.putAll(more);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** What comes out at last: Apache Kafka's brokers learn of changes after the controller has answered. */
    static Object eventually(String wanted, Callable<Object> work) throws Exception {
        Object last = work.call();
        for (int i = 0; i < 50 && !wanted.equals(String.valueOf(last)); i++) {
            Thread.sleep(100);
            last = work.call();
        }
        return last;
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
