package io.holdfast.core.policy;

import static io.holdfast.core.policy.Policies.acl;
import static io.holdfast.core.policy.Policies.object;
import static io.holdfast.core.policy.Policies.path;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What user interfaces learn about an ACL. */
class AclExportTest {
  @Test
  void theResultantAclHasVaultsShape() {
    Acl acl =
        acl(
            """
            path "kv/a" {
              capabilities = ["update", "create", "scan", "read", "patch", "sudo", "list", "delete"]
            }
            path "kv/b/*" {
              capabilities = ["update"]
              min_wrapping_ttl = "1m"
              max_wrapping_ttl = 120
              allowed_parameters = { Color = ["red", 1] }
              denied_parameters = { "*" = [] }
              required_parameters = ["x"]
            }
            path "kv/no" { capabilities = ["deny"] }
            path "kv/none" {}
            path "kv/+/c" { capabilities = ["read"] }
            """);

    assertThat(acl.resultant().toString())
        .isEqualTo(
            object(
                    """
                    {"root": false,
                     "exact_paths": {
                       "kv/a": {"capabilities":
                         ["create", "delete", "list", "read", "sudo", "update", "patch", "scan"]},
                       "kv/no": {"capabilities": ["deny"]},
                       "kv/none": {"capabilities": ["deny"]}},
                     "glob_paths": {
                       "kv/b/": {
                         "capabilities": ["update"],
                         "min_wrapping_ttl": 60, "max_wrapping_ttl": 120,
                         "allowed_parameters": {"color": ["red", 1]},
                         "denied_parameters": {"*": []},
                         "required_parameters": ["x"]}}}
                    """)
                .toString());
  }

  @Test
  void capabilitiesAreThoseThatAListingWouldMeet() {
    Acl acl = acl(path("kv/a", "read") + path("kv/b/", "list") + path("kv/*", "create"));

    assertThat(acl.capabilities("kv/a/")).containsExactly("read");
    assertThat(acl.capabilities("kv/b/")).containsExactly("list");
    assertThat(acl.capabilities("kv/b")).containsExactly("create");
    assertThat(acl.capabilities("/kv/a")).containsExactly("read");
    assertThat(acl.capabilities("other")).containsExactly("deny");
  }

  @ParameterizedTest(name = "a rule on {0} shows the mount {1}: {2}")
  @CsvSource(
      textBlock =
          """
          kv/data/x,      kv/,          true
          kv/data/x,      other/,       false
          kv/data/x,      k/,           false
          kv/data/*,      kv/,          true
          kv*,            kv/,          true
          kv,             kv/,          true
          *,              kv/,          true
          +,              kv/,          true
          +/*,            kv/,          true
          kv/+,           kv/,          true
          kv/+/+/*,       kv/,          true
          kv/+/+/*,       kv/a/,        true
          kv/+/+/*,       kv/a/b/,      true
          kv/+/+/*,       kv/a/b/c/,    true
          kv/+/+/x,       kv/a/b/c/,    false
          kv/+/+/c,       kv/a/b/c/,    true
          kv/+/c/d,       kv/a/c/d/,    true
          kv/a/+/c*,      kv/a/b/c/,    true
          kv/a/+/cd*,     kv/a/b/c/,    false
          +/a,            kv/b/,        false
          +/c*,           x/c/,         true
          +/c*,           x/cd/e/,      true
          auth/+/login,   auth/up/,     true
          sys/+,          auth/up/,     false
          """)
  void aMountIsShownWhenSomethingInItMayBeUsed(String pattern, String mount, boolean shown) {
    assertThat(acl(path(pattern, "read")).reaches(mount)).isEqualTo(shown);
    assertThat(acl(path(pattern, "deny")).reaches(mount)).isFalse();
  }
}
