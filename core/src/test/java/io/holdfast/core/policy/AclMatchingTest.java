package io.holdfast.core.policy;

import static io.holdfast.core.policy.Policies.acl;
import static io.holdfast.core.policy.Policies.allows;
import static io.holdfast.core.policy.Policies.decide;
import static io.holdfast.core.policy.Policies.denial;
import static io.holdfast.core.policy.Policies.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rule decides on a path. */
class AclMatchingTest {
  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      textBlock =
          """
          kv/a,        kv/a,        true
          kv/a,        /kv/a,       true
          kv/a,        //kv/a,      true
          /kv/a,       kv/a,        true
          //kv/a,      kv/a,        false
          //kv*,       //kv/a,      false
          kv/a,        kv/a/,       false
          kv/a,        kv/ab,       false
          kv/a,        kv/A,        false
          kv/a/,       kv/a,        false
          kv/*,        kv/,         true
          kv/*,        kv/a/b/c,    true
          kv/*,        kv,          false
          kv/team-*,   kv/team-,    true
          kv/team-*,   kv/team-a/b, true
          kv/team-*,   kv/team/a,   false
          *,           anything/x,  true
          *,           '',          true
          kv/*a,       kv/xa,       false
          kv/*a,       kv/*a,       true
          kv/**,       kv/x,        false
          kv/**,       kv/*x,       true
          +,           a,           true
          +,           a/,          false
          +/b,         a/b,         true
          +/b,         a/b/,        false
          kv/+,        kv/a,        true
          kv/+,        kv/,         true
          kv/+,        kv,          false
          kv/+,        kv/a/b,      false
          kv/+/c,      kv//c,       true
          kv/+/c,      kv/b/d,      false
          kv/+/c/,     kv/b/c,      false
          kv/+/c/,     kv/b/c/,     true
          kv/+/+,      kv/a/b,      true
          kv/+/+,      kv/a,        false
          kv/+/*,      kv/a/,       true
          kv/+/*,      kv/a/b/c,    true
          kv/+/*,      kv/a,        false
          kv/+/ba*,    kv/a/ba,     true
          kv/+/ba*,    kv/a/baz/q,  true
          kv/+/ba*,    kv/a/b,      false
          +/*,         a/b/c,       true
          +/*,         a,           false
          kv/a+,       kv/a+,       true
          kv/a+,       kv/ab,       false
          kv/+b,       kv/+b,       true
          kv/+b,       kv/ab,       false
          kv/+b*,      kv/+bc/d,    true
          kv/+b/+,     kv/+b/x,     true
          kv/+b/+,     kv/ab/x,     false
          kv/ä/+,      kv/ä/ö,      true
          """)
  void aPatternMatchesTheseAndNoOtherPaths(String pattern, String path, boolean matches) {
    assertThat(allows(acl(path(pattern, "read")), Operation.READ, path)).isEqualTo(matches);
  }

  @ParameterizedTest(name = "{0} before {1} on {2}")
  @CsvSource(
      textBlock =
          """
          kv/a/b,              kv/a/*,              kv/a/b
          kv/a/b,              kv/+/b,              kv/a/b
          kv/a/b/*,            kv/a/*,              kv/a/b/c
          kv/a*,               kv/*,                kv/ab
          *,                   +/*,                 foo/bar/baz
          foo/+/*,             +/*,                 foo/bar/baz
          foo/+/bar/baz,       foo/+/+/*,           foo/x/bar/baz
          foo/+/bar/baz,       foo/+/+/baz,         foo/x/bar/baz
          foo/bar/+/baz,       foo/+/bar/baz,       foo/bar/bar/baz
          foo/(ar/+/baz,       foo/+/(ar/baz,       foo/(ar/(ar/baz
          foo/bar/+/baz,       foo/bar/+/baz*,      foo/bar/x/baz
          foo/bar/+/ba*,       foo/bar/+/b*,        foo/bar/x/baz
          kv/+,                kv/*,                kv/a
          kv/a*,               kv/+,                kv/a
          kv/+/x,              kv/*,                kv/a/x
          secret/*,            secret/+/+/foo/*,    secret/a/b/foo/c
          kv/+/+/c,            kv/+/*,              kv/a/b/c
          kv/+/bb/+,           kv/+/+/c,            kv/a/bb/c
          kv/+/é/+,            kv/+/+/c,            kv/a/é/c
          """)
  void ofTwoMatchingPatternsTheMoreSpecificDecides(String winner, String loser, String path) {
    String allow = path(winner, "update");
    String other = path(loser, "read");

    for (Acl acl : List.of(acl(allow + other), acl(other + allow), acl(other, allow))) {
      assertThat(decide(acl, Operation.UPDATE, path).rule().orElseThrow().pattern())
          .isEqualTo(winner);
      assertThat(allows(acl, Operation.UPDATE, path)).isTrue();
      assertThat(allows(acl, Operation.READ, path)).isFalse();
    }
  }

  @Test
  void aDenyOnABroaderPatternDoesNotCountWhereANarrowerOneDecides() {
    Acl acl = acl(path("kv/*", "deny") + path("kv/a", "read"));

    assertThat(allows(acl, Operation.READ, "kv/a")).isTrue();
    assertThat(denial(decide(acl, Operation.READ, "kv/b")).cause()).isEqualTo(Denial.Cause.DENIED);
  }

  @Test
  void theLongestOfNestedPrefixesIsFoundBesidesUnrelatedOnes() {
    Acl acl =
        acl(
            path("*", "read")
                + path("a*", "list")
                + path("a/b*", "create")
                + path("a/b/c/d*", "delete")
                + path("a/bz*", "patch")
                + path("a0*", "sudo"));

    assertThat(acl.capabilities("zzz")).containsExactly("read");
    assertThat(acl.capabilities("a")).containsExactly("list");
    assertThat(acl.capabilities("a/a")).containsExactly("list");
    assertThat(acl.capabilities("a/b/c/c")).containsExactly("create");
    assertThat(acl.capabilities("a/b/c/d")).containsExactly("delete");
    assertThat(acl.capabilities("a/b/c/e")).containsExactly("create");
    assertThat(acl.capabilities("a/bzz")).containsExactly("patch");
    assertThat(acl.capabilities("a/c")).containsExactly("list");
    assertThat(acl.capabilities("a0")).containsExactly("sudo");
    assertThat(acl.capabilities("")).containsExactly("read");
  }

  @ParameterizedTest(name = "LIST {1} by a rule on {0}: {2}")
  @CsvSource(
      textBlock =
          """
          kv/a,    kv/a/,  true
          kv/a/,   kv/a/,  true
          kv/a,    kv/a,   true
          kv/a/,   kv/a,   false
          kv/+,    kv/a/,  true
          kv/+/,   kv/a/,  true
          kv/a*,   kv/a/,  true
          kv/a/*,  kv/a/,  true
          kv/a/*,  kv/a,   false
          kv/+/b,  kv/a/b/, true
          """)
  void aListingMayBeGrantedWithOrWithoutTheSlash(String pattern, String path, boolean allowed) {
    for (Operation listing : List.of(Operation.LIST, Operation.SCAN)) {
      assertThat(allows(acl(path(pattern, "list", "scan")), listing, path)).isEqualTo(allowed);
    }
  }

  @Test
  void onlyListingsFallBackToThePathWithoutTheSlash() {
    assertThat(allows(acl(path("kv/a", "read")), Operation.READ, "kv/a/")).isFalse();
    assertThat(allows(acl(path("kv/+", "delete")), Operation.DELETE, "kv/a/")).isFalse();
  }

  @Test
  void aListingIsDecidedByTheRuleWithTheSlashFirst() {
    Acl acl = acl(path("kv/a", "list") + path("kv/a/", "deny") + path("kv/b", "list"));

    assertThat(allows(acl, Operation.LIST, "kv/a/")).isFalse();
    assertThat(allows(acl, Operation.LIST, "kv/b/")).isTrue();
  }

  @Test
  void anExactRuleWithoutTheSlashBeatsAGlobForListings() {
    Acl acl = acl(path("kv/a", "deny") + path("kv/*", "list"));

    assertThat(allows(acl, Operation.LIST, "kv/a/")).isFalse();
    assertThat(allows(acl, Operation.LIST, "kv/a/b/")).isTrue();
  }

  @Test
  void deniedSubtreesStayClosedToListingsExceptWhereGrantedBelow() {
    Acl acl =
        acl(
            path("kv/metadata/*", "list")
                + path("kv/metadata/private/*", "deny")
                + path("kv/metadata/private/granted/*", "list"));

    assertThat(allows(acl, Operation.LIST, "kv/")).isFalse();
    assertThat(allows(acl, Operation.LIST, "kv/metadata/")).isTrue();
    assertThat(allows(acl, Operation.LIST, "kv/metadata/private/")).isFalse();
    assertThat(allows(acl, Operation.LIST, "kv/metadata/private/x/")).isFalse();
    assertThat(allows(acl, Operation.LIST, "kv/metadata/private/granted/")).isTrue();
  }

  @Test
  void eachOperationNeedsItsOwnCapability() {
    for (Operation operation : Operation.values()) {
      if (operation == Operation.HELP) {
        continue;
      }
      Capability needed = Capability.neededFor(operation);
      for (Capability given : Capability.values()) {
        boolean allowed = allows(acl(path("x", given.wireName())), operation, "x");
        assertThat(allowed).as("%s with %s", operation, given).isEqualTo(given == needed);
      }
    }
  }

  @Test
  void leasesAreRenewedAndRevokedWithUpdate() {
    Acl acl = acl(path("x", "update"));

    assertThat(allows(acl, Operation.RENEW, "x")).isTrue();
    assertThat(allows(acl, Operation.REVOKE, "x")).isTrue();
  }

  @Test
  void helpIsForEveryone() {
    assertThat(allows(acl(path("x", "deny")), Operation.HELP, "x")).isTrue();
    assertThat(allows(acl(), Operation.HELP, "x")).isTrue();
  }

  @Test
  void withoutAMatchingRuleNothingIsAllowed() {
    Decision decision = decide(acl(path("kv/a", "read")), Operation.READ, "kv/b");

    assertThat(denial(decision).cause()).isEqualTo(Denial.Cause.NO_RULE);
    assertThat(decision.rule()).isEmpty();
    assertThat(decision.sudo()).isFalse();
    assertThat(allows(acl(), Operation.READ, "kv/a")).isFalse();
  }

  @Test
  void aRuleWithoutCapabilitiesShutsThePath() {
    Acl acl = acl(path("kv/*", "read") + "path \"kv/a\" {}\npath \"kv/b\" { capabilities = [] }");

    assertThat(allows(acl, Operation.READ, "kv/a")).isFalse();
    assertThat(allows(acl, Operation.READ, "kv/b")).isFalse();
    assertThat(acl.capabilities("kv/a")).containsExactly("deny");
  }

  @Test
  void aRefusalNamesTheRuleAndWhatItLacks() {
    Decision decision = decide(acl(path("kv/*", "read", "list")), Operation.DELETE, "kv/a");

    assertThat(denial(decision))
        .isEqualTo(
            new Denial(
                Denial.Cause.CAPABILITY, "the rule on \"kv/*\" gives [list, read], not delete"));
    assertThat(decision.rule().orElseThrow().pattern()).isEqualTo("kv/*");
  }

  @Test
  void sudoIsToldWhetherAllowedOrNot() {
    Acl acl = acl(path("sys/*", "sudo", "read"));

    assertThat(decide(acl, Operation.READ, "sys/x").sudo()).isTrue();
    Decision refused = decide(acl, Operation.UPDATE, "sys/x");
    assertThat(refused.isAllowed()).isFalse();
    assertThat(refused.sudo()).isTrue();
    assertThat(decide(acl(path("sys/*", "read")), Operation.READ, "sys/x").sudo()).isFalse();
  }
}
