package io.holdfast.engines.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PasswordsTest {
  private final Ssh ssh = new Ssh();

  @BeforeEach
  void role() {
    ssh.done(
        "roles/web",
        "{'key_type':'otp','default_user':'ubuntu','allowed_users':'deploy',"
            + "'cidr_list':'10.0.0.0/8, 2001:db8::/32','exclude_cidr_list':'10.9.0.0/16','port':2222}");
  }

  @AfterEach
  void close() {
    ssh.close();
  }

  private String password() {
    return ssh.done("creds/web", "{'ip':'10.1.2.3'}").path("key").asText();
  }

  private Reply verify(String password) {
    return ssh.post("verify", "{'otp':'" + password + "'}", "");
  }

  @Test
  void aPasswordIsLeasedAndSaysWhereToUseIt() {
    Reply made = ssh.post("creds/web", "{'ip':'10.1.2.3','username':'deploy'}");
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.data("key").asText()).matches("[0-9a-f-]{36}");
    assertThat(made.data("key_type").asText()).isEqualTo("otp");
    assertThat(made.data("ip").asText()).isEqualTo("10.1.2.3");
    assertThat(made.data("port").asInt()).isEqualTo(2222);
    assertThat(made.data("username").asText()).isEqualTo("deploy");
    assertThat(made.text("lease_id")).startsWith("ssh/creds/web/");
    assertThat(made.at("renewable").asBoolean(true)).isFalse();
    assertThat(made.at("lease_duration").asLong()).isEqualTo(Duration.ofDays(32).toSeconds());
  }

  @Test
  void aPasswordIsGoodOnceForAnybodyWhoAsks() {
    String password = password();
    Reply first = verify(password);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.data().toString())
        .isEqualTo("{\"ip\":\"10.1.2.3\",\"role_name\":\"web\",\"username\":\"ubuntu\"}");
    Reply second = verify(password);
    assertThat(second.status()).isEqualTo(400);
    assertThat(second.errors()).containsExactly("OTP not found");
  }

  @Test
  void ofThoseWhoVerifyAPasswordAtTheSameTimeOneIsTold() throws Exception {
    String password = password();
    List<Callable<Reply>> tries = Collections.nCopies(12, () -> verify(password));
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Reply> reply : threads.invokeAll(tries)) {
        statuses.add(reply.get().status());
      }
    }
    assertThat(statuses).hasSize(12).containsOnly(200, 400).containsOnlyOnce(200);
  }

  @Test
  void aPasswordEndsWithItsLease() {
    Reply made = ssh.post("creds/web", "{'ip':'10.1.2.3'}");
    ssh.core().write("sys/leases/revoke", "{\"lease_id\":\"" + made.text("lease_id") + "\"}");
    ssh.core().keepHouse();
    assertThat(verify(made.data("key").asText()).status()).isEqualTo(400);
    String later = password();
    ssh.core().clock().advance(Duration.ofDays(32));
    assertThat(verify(later).status()).isEqualTo(400);
  }

  @Test
  void endingTheLeaseOfAUsedPasswordHarmsNobody() {
    Reply made = ssh.post("creds/web", "{'ip':'10.1.2.3'}");
    assertThat(verify(made.data("key").asText()).status()).isEqualTo(200);
    assertThat(
            ssh.core()
                .write("sys/leases/revoke", "{\"lease_id\":\"" + made.text("lease_id") + "\"}")
                .status())
        .isEqualTo(204);
  }

  @Test
  void theHelperCanAskWhetherItReachesTheServer() {
    assertThat(verify("verify-echo-request").data("message").asText())
        .isEqualTo("verify-echo-response");
    assertThat(verify("").status()).isEqualTo(400);
    assertThat(verify("guess").status()).isEqualTo(400);
  }

  @Test
  void passwordsAreForTheUsersAndAddressesOfTheRole() {
    assertThat(ssh.refused("creds/web", "{'ip':'10.1.2.3','username':'root'}"))
        .contains("allowed_users");
    assertThat(ssh.refused("creds/web", "{'ip':'10.9.2.3'}")).contains("cidr_list");
    assertThat(ssh.refused("creds/web", "{'ip':'11.0.0.1'}")).contains("cidr_list");
    assertThat(ssh.refused("creds/web", "{}")).contains("ip");
    assertThat(ssh.refused("creds/web", "{'ip':'10.0.0.0/8'}")).contains("ip");
    assertThat(ssh.refused("creds/web", "{'ip':'db.example.com'}")).contains("ip");
    assertThat(ssh.refused("creds/none", "{'ip':'10.1.2.3'}")).contains("unknown role");
    assertThat(ssh.done("creds/web", "{'ip':'2001:db8::1'}").path("ip").asText())
        .isEqualTo("2001:db8::1");
    ssh.userRole("ca", "");
    assertThat(ssh.refused("creds/ca", "{'ip':'10.1.2.3'}")).contains("sign/ca");
  }

  @Test
  void aRoleForAnyAddressLosesThatWhenItIsDeleted() {
    ssh.done("roles/any", "{'key_type':'otp','default_user':'root'}");
    ssh.refused("creds/any", "{'ip':'11.0.0.1'}");
    assertThat(ssh.get("config/zeroaddress").status()).isEqualTo(404);
    ssh.refused("config/zeroaddress", "{'roles':'any,none'}");
    ssh.refused("config/zeroaddress", "{}");
    ssh.done("config/zeroaddress", "{'roles':'any,web'}");
    assertThat(ssh.get("config/zeroaddress").data("roles").toString())
        .isEqualTo("[\"any\",\"web\"]");
    var _ = ssh.done("creds/any", "{'ip':'11.0.0.1'}");
    assertThat(ssh.core().delete("ssh/roles/any").status()).isEqualTo(204);
    assertThat(ssh.get("config/zeroaddress").data("roles").toString()).isEqualTo("[\"web\"]");
    assertThat(ssh.core().delete("ssh/config/zeroaddress").status()).isEqualTo(204);
    assertThat(ssh.get("config/zeroaddress").status()).isEqualTo(404);
  }

  @Test
  void theRolesOfAnAddressAreLookedUp() {
    ssh.done("roles/any", "{'key_type':'otp','default_user':'root'}");
    ssh.done("config/zeroaddress", "{'roles':'any'}");
    assertThat(ssh.done("lookup", "{'ip':'10.1.2.3'}").path("roles").toString())
        .isEqualTo("[\"any\",\"web\"]");
    assertThat(ssh.done("lookup", "{'ip':'10.9.2.3'}").path("roles").toString())
        .isEqualTo("[\"any\"]");
    ssh.refused("lookup", "{'ip':'nowhere'}");
    ssh.refused("lookup", "{}");
  }
}
