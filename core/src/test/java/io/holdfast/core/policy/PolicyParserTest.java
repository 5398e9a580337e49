package io.holdfast.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyParserTest {
  private static final String HCL =
      """
      name = "ignored"
      # everything that a rule can say
      path "/kv/+/data/*" {
        comment = "for the auditors"
        policy = "read"
        capabilities = ["create", "sudo", "patch", "scan"]
        allowed_parameters = { "Color" = ["red", "blue*"], "any" = [], map = [{ a = "b" }] }
        denied_parameters { level = [1, 2.5, true] }
        required_parameters = ["a", "b"]
        min_wrapping_ttl = 300
        max_wrapping_ttl = "1h"
        mfa_methods = ["totp"]
        pagination_limit = 12
        expiration = "2031-01-02T15:04:05Z"
        list_scan_response_keys_filter_path = "kv/{{ .key }}"
        control_group = {
          ttl = "48m"
          self_auth_allowed = false
          factor "admins" {
            controlled_capabilities = ["create"]
            identity = { group_names = ["admin"], group_ids = ["g1"], approvals = 2 }
          }
        }
      }
      path "x" { capabilities = ["deny"] }
      """;

  private static final String JSON =
      """
      {"name": "ignored", "path": {
        "/kv/+/data/*": {
          "comment": "for the auditors",
          "policy": "read",
          "capabilities": ["create", "sudo", "patch", "scan"],
          "allowed_parameters": {"Color": ["red", "blue*"], "any": [], "map": [{"a": "b"}]},
          "denied_parameters": {"level": [1, 2.5, true]},
          "required_parameters": ["a", "b"],
          "min_wrapping_ttl": 300,
          "max_wrapping_ttl": "1h",
          "mfa_methods": ["totp"],
          "pagination_limit": 12,
          "expiration": "2031-01-02T15:04:05Z",
          "list_scan_response_keys_filter_path": "kv/{{ .key }}",
          "control_group": {"ttl": "48m", "self_auth_allowed": false, "factor": {"admins": {
            "controlled_capabilities": ["create"],
            "identity": {"group_names": ["admin"], "group_ids": ["g1"], "approvals": 2}}}}
        },
        "x": {"capabilities": ["deny"], "min_wrapping_ttl": null}
      }}
      """;

  @Test
  void everyKeyIsRead() {
    Policy policy = PolicyParser.parse("dev", HCL);

    assertThat(policy.name()).isEqualTo("dev");
    assertThat(policy.text()).isEqualTo(HCL);
    PathRule rule = policy.rules().getFirst();
    assertThat(rule.path().text()).isEqualTo("/kv/+/data/*");
    assertThat(rule.expires()).isEqualTo(Instant.parse("2031-01-02T15:04:05Z"));
    Permissions permissions = rule.permissions();
    assertThat(permissions.capabilities().names())
        .containsExactly("create", "list", "patch", "read", "scan", "sudo");
    assertThat(permissions.parameters().allowed().byName()).containsOnlyKeys("color", "any", "map");
    assertThat(permissions.parameters().denied().byName().get("level")).hasSize(3);
    assertThat(permissions.parameters().required()).containsExactly("a", "b");
    assertThat(permissions.wrapping())
        .isEqualTo(new WrappingBounds(Duration.ofMinutes(5), Duration.ofHours(1)));
    assertThat(permissions.mfaMethods()).containsExactly("totp");
    assertThat(permissions.pageLimit().max()).isEqualTo(12);
    assertThat(permissions.keysFilter().orElseThrow().text()).isEqualTo("kv/{{ .key }}");
    assertThat(permissions.controlGroup().orElseThrow())
        .isEqualTo(
            new ControlGroup(
                Duration.ofMinutes(48),
                List.of(
                    new ControlGroup.Factor(
                        "admins",
                        List.of(Capability.CREATE),
                        List.of("admin"),
                        List.of("g1"),
                        2,
                        ""))));
    assertThat(policy.rules().get(1).permissions()).isEqualTo(Permissions.DENY);
  }

  @Test
  void jsonMeansTheSameAsHcl() {
    assertThat(PolicyParser.parse("p", JSON).rules())
        .usingRecursiveComparison()
        .isEqualTo(PolicyParser.parse("p", HCL).rules());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          path "a" { capabilities = ["read"] } path "b" { capabilities = ["list"] } | {"path": [{"a": {"capabilities": ["read"]}}, {"b": {"capabilities": ["list"]}}]}
          path "a" { capabilities = ["read"] } path "a" { capabilities = ["list"] } | {"path": {"a": [{"capabilities": ["read"]}, {"capabilities": ["list"]}]}}
          path "a" { capabilities = ["read"] }                                      | path = { a = { capabilities = ["read"] } }
          path "a" { allowed_parameters { x = [] } }                                | {"path": {"a": {"allowed_parameters": [{"x": []}]}}}
          # nothing                                                                 | {}
          # nothing                                                                 | {"path": {}}
          """)
  void theseSpellingsMeanTheSame(String one, String other) {
    assertThat(PolicyParser.parse("p", other).rules())
        .usingRecursiveComparison()
        .isEqualTo(PolicyParser.parse("p", one).rules());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          bad = "foo"                                                  | invalid key "bad" on line 1
          name{}                                                       | name must hold text, got an object on line 1
          name = "a"~name = "b"                                        | name was already set; it can be given only once on line 2
          path "a" { capabilites = ["read"] }                          | path "a": invalid key "capabilites" on line 1
          path "a" {~ capabilities = ["read", "banana"] }              | path "a": invalid capability "banana" on line 2
          path "a" { capabilities = ["READ"] }                         | path "a": invalid capability "READ" on line 1
          path "a" { capabilities = "read" }                           | path "a": capabilities must be a list, got a string on line 1
          path "a" { capabilities = [["read"]] }                       | path "a": capabilities must hold text, got a list on line 1
          path "a" { capabilities = ["read"]~capabilities = ["list"] } | path "a": capabilities was already set; it can be given only once on line 2
          path "a" { policy = "banana" }                               | path "a": invalid policy "banana" on line 1
          path "foo/+*" { capabilities = ["read"] }                    | path "foo/+*": invalid use of wildcards ('+*' is forbidden) on line 1
          path "a/{{x" {}                                              | path "a/{{x": unbalanced templating characters {{}} on line 1
          path "a/x}}" {}                                              | path "a/x}}": unbalanced templating characters {{}} on line 1
          path "a/{{x}}}}" {}                                          | path "a/{{x}}}}": unbalanced templating characters {{}} on line 1
          path "a" "b" {}                                              | path takes one label on line 1
          path { capabilities = ["read"] }                             | path "capabilities": must be an object, got a string on line 1
          path = "a"                                                   | path must be a block with a label, got a string on line 1
          path = { a = 1 }                                             | path "a": must be an object, got a number on line 1
          path "a" { min_wrapping_ttl = "soon" }                       | path "a": error parsing min_wrapping_ttl: write a number of seconds or a duration such as "1h30m" on line 1
          path "a" { max_wrapping_ttl = -5 }                           | path "a": max_wrapping_ttl must not be negative on line 1
          path "a" { min_wrapping_ttl = 400, max_wrapping_ttl = 200 }  | path "a": max_wrapping_ttl cannot be less than min_wrapping_ttl on line 1
          path "a" { min_wrapping_ttl = 99999999999999 }               | path "a": error parsing min_wrapping_ttl: write a number of seconds or a duration such as "1h30m" on line 1
          path "a" { allowed_parameters = { b = "c" } }                | path "a": allowed_parameters: "b" must be a list of values; [] is any on line 1
          path "a" { denied_parameters = { b = [], B = [1] } }         | path "a": denied_parameters: "B" was already set (case does not count) on line 1
          path "a" { allowed_parameters = ["b"] }                      | path "a": allowed_parameters must be an object, got a string on line 1
          path "a" { allowed_parameters "b" {} }                       | path "a": allowed_parameters takes no label on line 1
          path "a" { required_parameters = "b" }                       | path "a": required_parameters must be a list, got a string on line 1
          path "a" { pagination_limit = "x" }                          | path "a": pagination_limit must be a whole number from 0 to 999999999 on line 1
          path "a" { pagination_limit = -1 }                           | path "a": pagination_limit must be a whole number from 0 to 999999999 on line 1
          path "a" { expiration = "tomorrow" }                         | path "a": invalid expiration time; write it as "2030-01-31T12:00:00Z" on line 1
          path "a" { control_group = { ttl = "1h", x = 1 } }           | path "a": control_group: invalid key "x" on line 1
          path "a" { control_group { factor "f" {} } }                 | path "a": control_group: factor "f": needs one identity block with groups and approvals on line 1
          path "a" { control_group { factor "f" { identity { group_names = ["g"] } } } } | path "a": control_group: factor "f": needs approvals, a number from 1 on on line 1
          path "a" { control_group { factor "f" { identity { approvals = 1 } } } } | path "a": control_group: factor "f": needs group_names or group_ids: nobody could approve on line 1
          path "a" { control_group { ttl = "1h" } }                    | path "a": control_group: needs at least one factor on line 1
          path "a" { control_group { self_auth_allowed = true factor "f" { identity { group_ids = ["g"] approvals = 1 } } } } | path "a": control_group: self_auth_allowed cannot be true: nobody approves a request of their own on line 1
          path "a" { control_group { self_auth_allowed = "yes" } }     | path "a": control_group: self_auth_allowed must be true or false on line 1
          path "a" { list_scan_response_keys_filter_path = "x" }       | path "a": list_scan_response_keys_filter_path needs the capability list on the path on line 1
          path "a" { capabilities = ["list"], list_scan_response_keys_filter_path = "{{ .path }}" } | path "a": list_scan_response_keys_filter_path: {{ .key }} is missing: every key would get one path on line 1
          path "a" { capabilities = ["list"], list_scan_response_keys_filter_path = "{{ upper .key }}" } | path "a": list_scan_response_keys_filter_path: only {{ .key }} and {{ .path }} can be used on line 1
          path "a" { capabilities = ["read"]                           | expected a key or '}' (the brace was opened at line 1, column 10), got the end of the document on line 1
          path {{{                                                     | expected a key or '}'
          {"paths": {}}                                                | invalid key "paths" on line 1
          {"path": {"a": {"capabilities": ["fly"]}}}                   | path "a": invalid capability "fly" on line 1
          {"path": {"a": {"capabilities": null, "capabilitie": []}}}   | path "a": invalid key "capabilitie" on line 1
          """)
  void aMistakeIsNamedWithItsLine(String document, String message) {
    assertThatThrownBy(() -> PolicyParser.parse("p", document.replace('~', '\n')))
        .isInstanceOf(PolicySyntaxException.class)
        .hasMessageContaining("failed to parse policy: ")
        .hasMessageContaining(message);
  }

  @Test
  void allMistakesAreToldAtOnceInTheOrderOfTheDocument() {
    assertThatThrownBy(() ->
            PolicyParser.parse(
                "p", "path \"a\" { capabilities = [\"fly\"] }\nnope = 1\npath \"+*\" {}"))
        .hasMessage(
            "failed to parse policy: 3 errors: path \"a\": invalid capability \"fly\" on line 1; "
                + "invalid key \"nope\" on line 2; "
                + "path \"+*\": invalid use of wildcards ('+*' is forbidden) on line 3");
  }

  @Test
  void aFloodOfMistakesIsCut() {
    assertThatThrownBy(() -> PolicyParser.parse("p", "x = 1\n".repeat(10_000)))
        .isInstanceOfSatisfying(
            PolicySyntaxException.class, e -> assertThat(e.problems()).hasSize(50));
  }

  @Test
  void damagedDocumentsAreRefusedOrReadButNeverBreakTheParser() {
    Random random = new Random(7);
    String alphabet = "{}[]=,\"\\$<EOF\n -+*#/0x1e.tru\0\uD83D:";
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(i % 2 == 0 ? HCL : JSON);
      for (int j = 0; j <= random.nextInt(4); j++) {
        int at = random.nextInt(text.length());
        String c = String.valueOf(alphabet.charAt(random.nextInt(alphabet.length())));
        switch (random.nextInt(3)) {
          case 0 -> text.replace(at, at + 1, c);
          case 1 -> text.insert(at, c);
          default -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
        }
      }
      try {
        PolicyParser.parse("p", text.toString());
      } catch (PolicySyntaxException e) {
        assertThat(e.problems()).isNotEmpty();
        refused++;
      }
    }
    assertThat(refused).isBetween(5_000, 19_999);
  }
}
