package io.holdfast.acceptance.bao;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.program.DurableServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Namespaces by {@code bao}, as a platform team would give them to others. */
class BaoNamespacesTest {
  @RegisterExtension static final DurableServer server = DurableServer.named("bao-namespaces");

  private static BaoCommandLine shell() {
    return BaoCommandLine.rootAt(server);
  }

  @Test
  void aTeamWorksInItsNamespaceAndSeesNothingElse() {
    shell().bao("namespace", "create", "-custom-metadata=owner=ann", "team").shows("path team/");
    shell().in("team").bao("namespace", "create", "europe");
    shell().bao("namespace", "list").shows("team/");
    BaoCommandLine team = shell().in("team");
    team.bao("secrets", "enable", "-path=secret", "kv-v2");
    team.bao("kv", "put", "secret/db", "password=of the team");
    team.bao("auth", "enable", "userpass");
    team.baoReading(
        "path \"secret/*\" { capabilities = [\"read\"] }", "policy", "write", "read", "-");
    team.bao("write", "auth/userpass/users/joe", "password=pw", "token_policies=read");
    String token =
        team.bao(
                "login",
                "-no-store",
                "-field=token",
                "-method=userpass",
                "username=joe",
                "password=pw")
            .text();
    assertThat(token).contains(".");
    team.as(token).bao("kv", "get", "-field=password", "secret/db").shows("of the team");
    shell().as(token).bao("kv", "get", "-field=password", "team/secret/db").shows("of the team");
    shell().as(token).bao("token", "lookup").shows("namespace_path team/");
    shell().as(token).baoFails("secrets", "list").complains("permission denied");
    shell().in("team/europe").as(token).baoFails("secrets", "list").complains("permission denied");
    shell().in("nobody").baoFails("secrets", "list").complains("namespace not found");
  }

  @Test
  void aLockedNamespaceIsOpenedByItsKeyAndARemovedOneIsGone() {
    shell().bao("namespace", "create", "short");
    BaoCommandLine inside = shell().in("short");
    inside.bao("secrets", "enable", "kv");
    inside.bao("kv", "put", "kv/a", "b=c");
    shell().bao("namespace", "lock", "short").shows("Unlock Key");
    inside.baoFails("kv", "get", "kv/a").complains("must be unlocked");
    shell().bao("namespace", "unlock", "short");
    inside.bao("kv", "get", "kv/a").shows("b");
    shell().bao("namespace", "delete", "short").shows("scheduled");
    inside.baoFails("secrets", "list").complains("namespace not found");
    shell().baoFails("namespace", "lookup", "short").complains("not found");
  }
}
