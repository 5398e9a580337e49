package io.holdfast.core.policy;

import static io.holdfast.core.policy.Policies.acl;
import static io.holdfast.core.policy.Policies.allows;
import static io.holdfast.core.policy.Policies.decide;
import static io.holdfast.core.policy.Policies.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How several rules on one pattern combine, and which policies are named. */
class AclMergingTest {
  @ParameterizedTest
  @ValueSource(strings = {"kv/a", "kv/*", "kv/+"})
  void capabilitiesOfTheSamePatternAddUp(String pattern) {
    Acl acl = acl(path(pattern, "read"), path(pattern, "update", "sudo") + path(pattern, "list"));

    assertThat(acl.capabilities("kv/a")).containsExactly("list", "read", "sudo", "update");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kv/a", "kv/*", "kv/+"})
  void denyWinsInWhateverOrder(String pattern) {
    for (Acl acl :
        List.of(
            acl(path(pattern, "deny"), path(pattern, "read")),
            acl(path(pattern, "read"), path(pattern, "deny"), path(pattern, "read")),
            acl(path(pattern, "read", "deny", "sudo")))) {
      assertThat(acl.capabilities("kv/a")).containsExactly("deny");
      assertThat(allows(acl, Operation.READ, "kv/a")).isFalse();
      assertThat(decide(acl, Operation.READ, "kv/a").sudo()).isFalse();
    }
  }

  @Test
  void differentPatternsAreNotMerged() {
    Acl acl = acl(path("kv/*", "read", "update"), path("kv/a*", "list"));

    assertThat(acl.capabilities("kv/a")).containsExactly("list");
  }

  @Test
  void theOldWordsStandForCapabilities() {
    assertThat(acl("path \"x\" { policy = \"read\" }").capabilities("x"))
        .containsExactly("list", "read");
    assertThat(acl("path \"x\" { policy = \"write\" }").capabilities("x"))
        .containsExactly("create", "delete", "list", "read", "update");
    assertThat(acl("path \"x\" { policy = \"sudo\" }").capabilities("x"))
        .containsExactly("create", "delete", "list", "read", "sudo", "update");
    assertThat(
            acl("path \"x\" { policy = \"deny\"\n capabilities = [\"read\"] }").capabilities("x"))
        .containsExactly("deny");
    assertThat(
            acl("path \"x\" { policy = \"read\"\n capabilities = [\"patch\"] }").capabilities("x"))
        .containsExactly("list", "patch", "read");
  }

  @Test
  void theShorterWrappingTimesCount() {
    String rule =
        "path \"x\" { capabilities = [\"read\"]\n min_wrapping_ttl = %s\n max_wrapping_ttl = %s }";
    Acl acl = acl(rule.formatted("100", "\"5m\""), rule.formatted("\"50s\"", "200"));

    assertThat(permissions(acl).wrapping())
        .isEqualTo(new WrappingBounds(Duration.ofSeconds(50), Duration.ofSeconds(200)));
  }

  @Test
  void parametersAreJoinedAndAnEmptyListWins() {
    Acl acl =
        acl(
            "path \"x\" { capabilities = [\"update\"]\n allowed_parameters = { a = [1, 2], b = [1] }"
                + "\n denied_parameters = { z = [] }\n required_parameters = [\"a\"] }",
            "path \"x\" { capabilities = [\"update\"]\n allowed_parameters = { a = [2, 3], b = [], c = [4] }"
                + "\n denied_parameters = { z = [1], y = [] }\n required_parameters = [\"b\", \"a\"] }");

    ParameterRules rules = permissions(acl).parameters();
    assertThat(rules.allowed().byName().get("a")).hasToString("[1, 2, 3]");
    assertThat(rules.allowed().byName().get("b")).isEmpty();
    assertThat(rules.allowed().byName().get("c")).hasToString("[4]");
    assertThat(rules.denied().byName().get("z")).isEmpty();
    assertThat(rules.denied().byName()).containsKey("y");
    assertThat(rules.required()).containsExactly("a", "b");
  }

  @Test
  void restrictingParametersInOnePolicyRestrictsThePattern() {
    Acl acl =
        acl(
            path("x", "update"),
            "path \"x\" { capabilities = [\"update\"]\n allowed_parameters = { a = [] } }");

    assertThat(decide(acl, Operation.UPDATE, "x", "{\"b\": 1}").isAllowed()).isFalse();
  }

  @Test
  void theLowestPageTheFirstFilterAndAllSecondFactorsCount() {
    Acl acl =
        acl(
            path("x", "list"),
            """
            path "x" {
              capabilities = ["list"]
              pagination_limit = 50
              mfa_methods = ["one", "two"]
              list_scan_response_keys_filter_path = "first/{{ .key }}"
            }
            """,
            """
            path "x" {
              capabilities = ["list"]
              pagination_limit = 20
              mfa_methods = ["two", "three"]
              list_scan_response_keys_filter_path = "second/{{ .key }}"
            }
            """);

    Permissions merged = permissions(acl);
    assertThat(merged.pageLimit().max()).isEqualTo(20);
    assertThat(merged.mfaMethods()).containsExactly("one", "two", "three");
    assertThat(merged.keysFilter().orElseThrow().pathOf("x/", "k")).isEqualTo("first/k");
  }

  @Test
  void controlGroupsAddUpEvenWhenTheFirstRuleHasNone() {
    String rule =
        """
        path "x" {
          capabilities = ["read"]
          control_group = {
            ttl = "%s"
            factor "%s" { identity { group_names = ["g"] approvals = 2 } }
          }
        }
        """;
    Acl acl = acl(path("x", "read"), rule.formatted("4h", "a"), rule.formatted("1h", "b"));

    ControlGroup group = permissions(acl).controlGroup().orElseThrow();
    assertThat(group.ttl()).isEqualTo(Duration.ofHours(1));
    assertThat(group.factors()).extracting(ControlGroup.Factor::name).containsExactly("a", "b");
  }

  @Test
  void thePoliciesThatGiveTheCapabilityAreNamed() {
    Acl acl = acl(path("kv/a", "read", "update"), path("kv/a", "read"), path("kv/*", "read"));

    assertThat(grantedBy(decide(acl, Operation.READ, "kv/a"))).containsExactly("p1", "p2");
    assertThat(grantedBy(decide(acl, Operation.UPDATE, "kv/a"))).containsExactly("p1");
    assertThat(grantedBy(decide(acl, Operation.READ, "kv/b"))).containsExactly("p3");
  }

  @Test
  void aPolicyThatNamesAPatternTwiceIsNamedOnce() {
    Acl acl = acl(path("kv/a", "read") + path("kv/a", "read", "list"));

    assertThat(grantedBy(decide(acl, Operation.READ, "kv/a"))).containsExactly("p1");
  }

  @Test
  void expiredRulesAreLeftOutAndTheNextExpiryIsTold() {
    Policy policy =
        PolicyParser.parse(
            "p",
            """
            path "a" { capabilities = ["read"] expiration = "2029-12-31T23:59:59Z" }
            path "b" { capabilities = ["read"] expiration = "2030-06-01T00:00:00+02:00" }
            path "c" { capabilities = ["read"] expiration = 1900000000 }
            path "d" { capabilities = ["read"] }
            """);

    Acl acl = Acl.compile(List.of(policy), TemplateResolver.NOBODY, Policies.NOW);
    assertThat(allows(acl, Operation.READ, "a")).isFalse();
    assertThat(allows(acl, Operation.READ, "b")).isTrue();
    assertThat(acl.expires()).isEqualTo(Instant.ofEpochSecond(1_900_000_000));

    Acl later =
        Acl.compile(List.of(policy), TemplateResolver.NOBODY, Policies.NOW.plusSeconds(99_999_999));
    assertThat(allows(later, Operation.READ, "b")).isFalse();
    assertThat(allows(later, Operation.READ, "d")).isTrue();
    assertThat(later.expires()).isEqualTo(Instant.MAX);
  }

  @Test
  void aPolicyOfANamespaceSpeaksOfPathsInThatNamespace() {
    Policy policy =
        PolicyParser.parse("p", path("kv/a", "read") + path("kv/b/*", "read") + path("+/c", "read"))
            .in(new Namespace("n1", "team/"));
    Acl acl = Acl.compile(List.of(policy), TemplateResolver.NOBODY, Policies.NOW);

    assertThat(allows(acl, Operation.READ, "team/kv/a")).isTrue();
    assertThat(allows(acl, Operation.READ, "team/kv/b/x")).isTrue();
    assertThat(allows(acl, Operation.READ, "team/x/c")).isTrue();
    assertThat(allows(acl, Operation.READ, "kv/a")).isFalse();
    assertThat(allows(acl, Operation.READ, "x/c")).isFalse();
  }

  @Test
  void theRootPolicyAllowsEverythingInItsNamespace() {
    Acl acl =
        Acl.compile(
            List.of(BuiltinPolicies.root(Namespace.ROOT)), TemplateResolver.NOBODY, Policies.NOW);

    Decision decision = decide(acl, Operation.DELETE, "any/path");
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Allowed.class,
            allowed -> {
              assertThat(allowed.root()).isTrue();
              assertThat(allowed.sudo()).isTrue();
              assertThat(allowed.grantedBy())
                  .containsExactly(new PolicyRef("root", Namespace.ROOT));
            });
    assertThat(acl.isRoot()).isTrue();
    assertThat(acl.capabilities("any/path")).containsExactly("root");
    assertThat(acl.resultant()).hasToString("{\"root\":true}");
    assertThat(acl.reaches("kv/")).isTrue();
  }

  @Test
  void theRootPolicyOfANamespaceIsNothingOutsideIt() {
    Policy root = BuiltinPolicies.root(new Namespace("n1", "team/"));
    Acl acl = Acl.compile(List.of(root), TemplateResolver.NOBODY, Policies.NOW);

    assertThat(allows(acl, Operation.READ, "team/sys/mounts")).isTrue();
    assertThat(allows(acl, Operation.READ, "team/sub/sys/mounts")).isTrue();
    assertThat(allows(acl, Operation.READ, "sys/mounts")).isFalse();
    assertThat(acl.capabilities("sys/mounts")).containsExactly("deny");
  }

  @Test
  void rootWithOtherPoliciesIsAnError() {
    Policy root = BuiltinPolicies.root(Namespace.ROOT);
    Policy other = BuiltinPolicies.defaults(Namespace.ROOT);

    assertThatThrownBy(
            () -> Acl.compile(List.of(other, root), TemplateResolver.NOBODY, Policies.NOW))
        .hasMessage("other policies present along with root");
  }

  private static Permissions permissions(Acl acl) {
    return decide(acl, Operation.READ, "x").rule().orElseThrow().permissions();
  }

  private static List<String> grantedBy(Decision decision) {
    return switch (decision) {
      case Decision.Allowed allowed -> allowed.grantedBy().stream().map(PolicyRef::name).toList();
      case Decision.Refused refused -> List.of();
    };
  }
}
