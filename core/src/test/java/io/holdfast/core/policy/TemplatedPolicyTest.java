package io.holdfast.core.policy;

import static io.holdfast.core.policy.Policies.allows;
import static io.holdfast.core.policy.Policies.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.core.policy.Selector.Property;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatedPolicyTest {
  private static final Selector NAME = new Selector.Entity(new Property.Name());

  private static Acl compile(Policy policy, Map<Selector, String> values) {
    return Acl.compile(
        List.of(policy),
        (selector, namespace) -> Optional.ofNullable(values.get(selector)),
        Policies.NOW);
  }

  private static Policy policy(String path) {
    return PolicyParser.parse("p", path(path, "read") + path("fixed", "read"));
  }

  @Test
  void theCallersValuesArePutIn() {
    Policy policy = policy("kv/{{identity.entity.name}}/{{ identity.entity.metadata.team }}/*");
    Acl acl =
        compile(
            policy,
            Map.of(NAME, "alice", new Selector.Entity(new Property.Metadata("team")), "blue"));

    assertThat(policy.isTemplated()).isTrue();
    assertThat(allows(acl, Operation.READ, "kv/alice/blue/x")).isTrue();
    assertThat(allows(acl, Operation.READ, "kv/bob/blue/x")).isFalse();
    assertThat(allows(acl, Operation.READ, "kv/{{identity.entity.name}}/blue/x")).isFalse();
  }

  @Test
  void aRuleWithoutAValueIsLeftOutAndTheOthersStay() {
    Acl acl = compile(policy("kv/{{identity.entity.name}}*"), Map.of());

    assertThat(allows(acl, Operation.READ, "kv/")).isFalse();
    assertThat(allows(acl, Operation.READ, "kv/x")).isFalse();
    assertThat(allows(acl, Operation.READ, "fixed")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "+", "a/b", "a*", "+a", "/"})
  void aValueThatWouldChangeTheShapeOfThePathGrantsNothing(String value) {
    Acl acl = compile(policy("kv/{{identity.entity.name}}"), Map.of(NAME, value));

    for (String path : List.of("kv/", "kv/x", "kv/" + value, "kv/ab", "kv/a/b")) {
      assertThat(allows(acl, Operation.READ, path)).as(path).isFalse();
    }
    assertThat(allows(acl, Operation.READ, "fixed")).isTrue();
  }

  @Test
  void slashesAndWildcardsArePutInWhereThePolicyPermitsThem() {
    Policy policy = policy("kv/{{identity.entity.name}}");
    Policy slashes = policy.with(new Policy.Substitutions(true, false));
    Policy wildcards = policy.with(new Policy.Substitutions(false, true));

    assertThat(allows(compile(slashes, Map.of(NAME, "a/b")), Operation.READ, "kv/a/b")).isTrue();
    assertThat(allows(compile(slashes, Map.of(NAME, "a*")), Operation.READ, "kv/ab")).isFalse();
    assertThat(allows(compile(wildcards, Map.of(NAME, "a*")), Operation.READ, "kv/ab")).isTrue();
    assertThat(allows(compile(wildcards, Map.of(NAME, "+")), Operation.READ, "kv/q")).isTrue();
    assertThat(allows(compile(wildcards, Map.of(NAME, "+*")), Operation.READ, "kv/q")).isFalse();
    assertThat(allows(compile(wildcards, Map.of(NAME, "+*")), Operation.READ, "fixed")).isTrue();
  }

  @Test
  void theResolverIsToldThePolicysNamespace() {
    Namespace team = new Namespace("n1", "team/");
    Policy policy = policy("kv/{{identity.groups.names.dev.id}}").in(team);
    Acl acl =
        Acl.compile(
            List.of(policy),
            (selector, namespace) -> Optional.of(namespace.id() + "-group"),
            Policies.NOW);

    assertThat(allows(acl, Operation.READ, "team/kv/n1-group")).isTrue();
  }

  static Map<String, Selector> directives() {
    return Map.ofEntries(
        Map.entry("identity.entity.id", new Selector.Entity(new Property.Id())),
        Map.entry(" identity.entity.name ", NAME),
        Map.entry(
            "identity.entity.metadata.a.b", new Selector.Entity(new Property.Metadata("a.b"))),
        Map.entry(
            "identity.entity.aliases.auth_x_1.name",
            new Selector.Alias("auth_x_1", new Property.Name())),
        Map.entry(
            "identity.entity.aliases.acc.metadata.k",
            new Selector.Alias("acc", new Property.Metadata("k"))),
        Map.entry(
            "identity.entity.aliases.acc.custom_metadata.k",
            new Selector.Alias("acc", new Property.CustomMetadata("k"))),
        Map.entry(
            "identity.groups.ids.g-1.name", new Selector.GroupById("g-1", new Property.Name())),
        Map.entry(
            "identity.groups.names.dev.id", new Selector.GroupByName("dev", new Property.Id())),
        Map.entry(
            "identity.groups.names.dev.metadata.area",
            new Selector.GroupByName("dev", new Property.Metadata("area"))),
        Map.entry("identity.entity.metadata", new Selector.Unknown("identity.entity.metadata")),
        Map.entry(
            "identity.entity.custom_metadata.k",
            new Selector.Unknown("identity.entity.custom_metadata.k")),
        Map.entry("identity.groups.names.dev", new Selector.Unknown("identity.groups.names.dev")),
        Map.entry("time.now", new Selector.Unknown("time.now")),
        Map.entry("", new Selector.Unknown("")));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void directivesAreReadAsVaultDocumentsThem(Map.Entry<String, Selector> entry) {
    assertThat(Selector.parse(entry.getKey())).isEqualTo(entry.getValue());
  }

  static List<Map.Entry<String, Selector>> entries() {
    return List.copyOf(directives().entrySet());
  }

  @Test
  void aPolicyWithoutDirectivesIsNotTemplated() {
    assertThat(policy("kv/a").isTemplated()).isFalse();
  }
}
