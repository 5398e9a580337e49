package io.holdfast.acceptance.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.acceptance.program.DurableServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.vault.VaultException;
import org.springframework.vault.authentication.AppRoleAuthentication;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions.RoleId;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions.SecretId;
import org.springframework.vault.authentication.UsernamePasswordAuthentication;
import org.springframework.vault.authentication.UsernamePasswordAuthenticationOptions;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.support.Policy;
import org.springframework.vault.support.Policy.BuiltinCapabilities;
import org.springframework.vault.support.Policy.Rule;
import org.springframework.vault.support.VaultHealth;
import org.springframework.vault.support.VaultMount;
import org.springframework.vault.support.VaultResponse;
import org.springframework.vault.support.VaultTokenRequest;
import org.springframework.vault.support.VaultTokenResponse;

/** How Spring applications log in, and what their operators set up. */
class SpringAccessTest {
  @RegisterExtension static final DurableServer server = DurableServer.named("spring-access");

  @BeforeAll
  static void mountWhatApplicationsExpect() {
    VaultTemplate template = template();
    template
        .opsForSys()
        .mount("secret", VaultMount.builder().type("kv").options(Map.of("version", "2")).build());
    template.opsForSys().authMount("approle", VaultMount.create("approle"));
    template.opsForSys().authMount("userpass", VaultMount.create("userpass"));
  }

  private static VaultTemplate template() {
    return SpringClient.of(server).withToken(server.keys().rootToken());
  }

  @Test
  void tokensAreCreatedRenewedAndRevoked() {
    var tokens = template().opsForToken();
    VaultTokenResponse made =
        tokens.create(
            VaultTokenRequest.builder()
                .policies(List.of("default"))
                .ttl(Duration.ofMinutes(30))
                .renewable()
                .build());
    assertThat(made.getAuth()).containsEntry("lease_duration", 1800);
    assertThat(tokens.renew(made.getToken()).getAuth()).containsEntry("renewable", true);
    VaultTemplate own = SpringClient.of(server).withToken(made.getToken().getToken());
    assertThat(own.read("auth/token/lookup-self")).isNotNull();
    tokens.revoke(made.getToken());
    assertThatThrownBy(() -> own.read("auth/token/lookup-self")).isInstanceOf(VaultException.class);
    assertThat(tokens.createOrphan().getAuth()).containsEntry("orphan", true);
  }

  @Test
  void aPolicyGoesThereAndBackAndRules() {
    var sys = template().opsForSys();
    Policy policy =
        Policy.of(
            Rule.builder()
                .path("secret/data/open/*")
                .capabilities(BuiltinCapabilities.READ, BuiltinCapabilities.LIST)
                .build());
    sys.createOrUpdatePolicy("spring", policy);
    assertThat(sys.getPolicyNames()).contains("spring", "default", "root");
    assertThat(sys.getPolicy("spring")).isEqualTo(policy);
    template().opsForVersionedKeyValue("secret").put("open/a", Map.of("v", "1"));
    template().opsForVersionedKeyValue("secret").put("closed/a", Map.of("v", "1"));
    VaultTokenResponse token =
        template()
            .opsForToken()
            .create(VaultTokenRequest.builder().policies(List.of("spring")).build());
    var clerk =
        SpringClient.of(server)
            .withToken(token.getToken().getToken())
            .opsForVersionedKeyValue("secret");
    assertThat(clerk.get("open/a")).isNotNull();
    assertThatThrownBy(() -> clerk.get("closed/a")).isInstanceOf(VaultException.class);
    sys.deletePolicy("spring");
    assertThat(sys.getPolicy("spring")).isNull();
  }

  @Test
  void anApplicationLogsInByItsRole() {
    VaultTemplate root = template();
    root.write("auth/approle/role/app", Map.of("token_policies", "default", "token_ttl", "10m"));
    String roleId = text(root.read("auth/approle/role/app/role-id"), "role_id");
    String secretId = text(root.write("auth/approle/role/app/secret-id"), "secret_id");
    VaultTemplate app =
        SpringClient.of(server)
            .loggedInBy(http ->
                new AppRoleAuthentication(
                    AppRoleAuthenticationOptions.builder()
                        .roleId(RoleId.provided(roleId))
                        .secretId(SecretId.provided(secretId))
                        .build(),
                    http));
    assertThat(text(app.read("auth/token/lookup-self"), "display_name")).isEqualTo("approle");
    assertThatThrownBy(() ->
            SpringClient.of(server)
                .loggedInBy(http ->
                    new AppRoleAuthentication(
                        AppRoleAuthenticationOptions.builder()
                            .roleId(RoleId.provided(roleId))
                            .secretId(SecretId.provided("guessed"))
                            .build(),
                        http))
                .read("auth/token/lookup-self"))
        .isInstanceOf(VaultException.class);
  }

  @Test
  void aUserLogsInByPassword() {
    template()
        .write(
            "auth/userpass/users/ann", Map.of("password", "staple", "token_policies", "default"));
    VaultTemplate ann =
        SpringClient.of(server)
            .loggedInBy(http ->
                new UsernamePasswordAuthentication(
                    UsernamePasswordAuthenticationOptions.builder()
                        .username("ann")
                        .password("staple")
                        .build(),
                    http));
    assertThat(text(ann.read("auth/token/lookup-self"), "display_name")).isEqualTo("userpass-ann");
  }

  private static String text(@Nullable VaultResponse response, String field) {
    return String.valueOf(Objects.requireNonNull(response).getRequiredData().get(field));
  }

  @Test
  void theServerTellsHowItIs() {
    var sys = template().opsForSys();
    VaultHealth health = sys.health();
    assertThat(health.isInitialized()).isTrue();
    assertThat(health.isSealed()).isFalse();
    assertThat(health.isStandby()).isFalse();
    assertThat(Objects.requireNonNull(health.getVersion())).startsWith("1.");
    assertThat(sys.isInitialized()).isTrue();
    assertThat(sys.getUnsealStatus().isSealed()).isFalse();
    assertThat(sys.getMounts()).containsKeys("secret/", "cubbyhole/", "sys/");
    assertThat(sys.getAuthMounts()).containsKeys("token/", "approle/", "userpass/");
  }
}
