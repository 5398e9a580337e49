package io.holdfast.core.policy;

import static io.holdfast.core.policy.Policies.decide;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.core.policy.Selector.Property;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltinPoliciesTest {
  private final Acl standard =
      Acl.compile(
          List.of(BuiltinPolicies.defaults(Namespace.ROOT)),
          (selector, namespace) ->
              switch (selector) {
                case Selector.Entity(Property.Id id) -> Optional.of("e-1");
                case Selector.Entity(Property.Name name) -> Optional.of("alice");
                case Selector.Entity entity -> Optional.empty();
                case Selector.Alias alias -> Optional.empty();
                case Selector.GroupById group -> Optional.empty();
                case Selector.GroupByName group -> Optional.empty();
                case Selector.Unknown unknown -> Optional.empty();
              },
          Policies.NOW);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          auth/token/lookup-self                       | [read]
          auth/token/renew-self                        | [update]
          auth/token/revoke-self                       | [update]
          sys/capabilities-self                        | [update]
          identity/entity/id/e-1                       | [read]
          identity/entity/id/e-2                       | [deny]
          identity/entity/name/alice                   | [read]
          sys/internal/ui/resultant-acl                | [read]
          sys/renew                                    | [update]
          sys/leases/renew                             | [update]
          sys/leases/lookup                            | [update]
          sys/leases/lookup/x                          | [deny]
          cubbyhole/x                                  | [create, delete, list, read, update]
          sys/wrapping/wrap                            | [update]
          sys/wrapping/lookup                          | [update]
          sys/wrapping/unwrap                          | [update]
          sys/wrapping/rewrap                          | [deny]
          sys/tools/hash                               | [update]
          sys/tools/hash/sha2-256                      | [update]
          sys/tools/random                             | [deny]
          sys/control-group/request                    | [update]
          identity/oidc/provider/default/authorize     | [read, update]
          identity/oidc/provider/default/x             | [deny]
          sys/mounts                                   | [deny]
          secret/data/x                                | [deny]
          """)
  void theDefaultPolicyGrantsWhatVaultsGrants(String path, String capabilities) {
    assertThat(standard.capabilities(path)).hasToString(capabilities);
  }

  @Test
  void aTokenWithoutAnEntityHasTheDefaultPolicyButForTheIdentityPaths() {
    Acl acl =
        Acl.compile(
            List.of(BuiltinPolicies.defaults(Namespace.ROOT)),
            TemplateResolver.NOBODY,
            Policies.NOW);

    assertThat(acl.capabilities("identity/entity/id/")).containsExactly("deny");
    assertThat(acl.capabilities("auth/token/lookup-self")).containsExactly("read");
  }

  @Test
  void aWrappingTokenMayOnlyFetchItsResponse() {
    Acl acl =
        Acl.compile(
            List.of(BuiltinPolicies.responseWrapping(Namespace.ROOT)),
            TemplateResolver.NOBODY,
            Policies.NOW);

    assertThat(acl.capabilities("cubbyhole/response")).containsExactly("create", "read");
    assertThat(acl.capabilities("sys/wrapping/unwrap")).containsExactly("update");
    assertThat(decide(acl, Operation.READ, "cubbyhole/x").isAllowed()).isFalse();
    assertThat(decide(acl, Operation.READ, "auth/token/lookup-self").isAllowed()).isFalse();
  }

  @Test
  void namesAreInLowerCaseAndSomeAreTheServersOwn() {
    assertThat(PolicyNames.normalize("  DevOps ")).isEqualTo("devops");
    assertThat(PolicyNames.isImmutable("root")).isTrue();
    assertThat(PolicyNames.isImmutable("response-wrapping")).isTrue();
    assertThat(PolicyNames.isImmutable("default")).isFalse();
    assertThat(PolicyNames.isAssignable("response-wrapping")).isFalse();
    assertThat(PolicyNames.isAssignable("default")).isTrue();
  }
}
