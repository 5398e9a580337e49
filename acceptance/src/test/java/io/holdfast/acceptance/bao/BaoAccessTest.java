package io.holdfast.acceptance.bao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.program.DurableServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens, policies, logins and wrapping by {@code bao}: who may do what, and for how long. */
class BaoAccessTest {
  @RegisterExtension static final DurableServer server = DurableServer.named("bao-access");

  private static final String READ_SHOP =
      """
      path "secret/data/shop/*" {
        capabilities = ["read"]
      }
      """;

  private static BaoCommandLine shell() {
    return BaoCommandLine.rootAt(server);
  }

  @BeforeAll
  static void keepTwoSecrets() {
    shell().bao("secrets", "enable", "-path=secret", "kv-v2");
    shell().bao("kv", "put", "secret/shop/db", "password=for the shop");
    shell().bao("kv", "put", "secret/treasury/seed", "words=for nobody");
    shell().baoReading(READ_SHOP, "policy", "write", "shop", "-").shows("Success!");
  }

  @Test
  void aPolicyIsKeptAsItWasWrittenAndRules() {
    shell().bao("policy", "list").shows("default", "root", "shop");
    assertThat(shell().bao("policy", "read", "shop").text()).isEqualTo(READ_SHOP.strip());
    String token = shell().bao("token", "create", "-policy=shop", "-field=token").text();
    BaoCommandLine clerk = shell().as(token);
    clerk.bao("read", "-format=json", "secret/data/shop/db").shows("for the shop");
    clerk.baoFails("read", "secret/data/treasury/seed").complains("permission denied");
    clerk.baoFails("write", "secret/data/shop/db", "x=1").complains("permission denied");
    clerk.bao("token", "capabilities", "secret/data/shop/db").shows("read");
    clerk.bao("token", "capabilities", "secret/data/treasury/seed").shows("deny");
    shell().baoFails("policy", "read", "no-such-policy").complains("No policy named");
  }

  @Test
  void aMistakeInAPolicyIsRefusedWithItsPlace() {
    shell()
        .typedPolicy("broken", "path \"x\" { capabilities = [\"raed\"] }")
        .exits(2)
        .complains("raed");
  }

  @Test
  void aTokenLivesAsLongAsItWasGiven() {
    JsonNode made =
        shell()
            .bao(
                "token",
                "create",
                "-format=json",
                "-policy=shop",
                "-ttl=1h",
                "-explicit-max-ttl=3h",
                "-display-name=clerk",
                "-metadata=desk=4")
            .json()
            .get("auth");
    String token = made.get("client_token").asText();
    String accessor = made.get("accessor").asText();
    shell()
        .bao("token", "lookup", token)
        .shows(
            "display_name token-clerk",
            "explicit_max_ttl 3h",
            "meta map[desk:4]",
            "policies [default shop]");
    shell()
        .bao("token", "lookup", "-accessor", accessor)
        .shows("id n/a", "display_name token-clerk");
    shell().bao("token", "renew", "-increment=2h", token).shows("token_duration 2h");
    shell().as(token).bao("token", "lookup").shows("display_name token-clerk");
    shell().bao("list", "auth/token/accessors").shows(accessor);
    shell().bao("token", "revoke", "-accessor", accessor).shows("Success! Revoked token");
    shell().as(token).baoFails("token", "lookup").complains("permission denied");
  }

  @Test
  void childrenGoWithTheirParentAndOrphansStay() {
    String parent = shell().bao("token", "create", "-policy=root", "-field=token").text();
    BaoCommandLine office = shell().as(parent);
    String child = office.bao("token", "create", "-policy=shop", "-field=token").text();
    String orphan = office.bao("token", "create", "-orphan", "-policy=shop", "-field=token").text();
    office.bao("token", "revoke", "-self").shows("Success!");
    shell().baoFails("token", "lookup", child);
    shell().bao("token", "lookup", orphan).shows("orphan true");
  }

  @Test
  void aTokenOfFewUsesEndsWithTheLast() {
    String token =
        shell().bao("token", "create", "-policy=shop", "-use-limit=2", "-field=token").text();
    BaoCommandLine guest = shell().as(token);
    guest.bao("read", "secret/data/shop/db");
    guest.bao("read", "secret/data/shop/db");
    guest.baoFails("read", "secret/data/shop/db").complains("permission denied");
  }

  @Test
  void aRoleAndABatchTokenAreMade() {
    shell().bao("write", "auth/token/roles/clerks", "allowed_policies=shop", "token_period=30m");
    shell()
        .bao("token", "create", "-role=clerks")
        .shows("token_duration 30m", "[\"default\" \"shop\"]");
    String batch =
        shell()
            .bao("token", "create", "-type=batch", "-policy=shop", "-ttl=10m", "-field=token")
            .text();
    shell().bao("token", "lookup", batch).shows("type batch");
    shell().as(batch).bao("read", "secret/data/shop/db");
  }

  @Test
  void whatIsWrappedIsUnwrappedOnce() {
    String wrapping =
        shell().bao("read", "-wrap-ttl=5m", "-field=wrapping_token", "secret/data/shop/db").text();
    shell().as(wrapping).bao("unwrap", "-format=json").shows("for the shop");
    shell().as(wrapping).baoFails("unwrap").complains("wrapping token is not valid");
    String token = shell().bao("token", "create", "-wrap-ttl=5m", "-field=wrapping_token").text();
    shell().bao("unwrap", token).shows("token ", "token_accessor");
  }

  @Test
  void aLoginByPasswordIsRememberedInTheUsersHome() {
    shell().bao("auth", "enable", "userpass").shows("Success! Enabled userpass auth method");
    shell().bao("auth", "list").shows("token/ token", "userpass/ userpass");
    shell()
        .bao("write", "auth/userpass/users/ann", "password=battery staple", "token_policies=shop");
    BaoCommandLine ann = BaoCommandLine.strangerAt(server);
    ann.bao("login", "-method=userpass", "username=ann", "password=battery staple")
        .shows("Success! You are now authenticated", "token_meta_username ann");
    ann.bao("read", "secret/data/shop/db").shows("for the shop");
    ann.baoFails("read", "secret/data/treasury/seed").complains("permission denied");
    ann.baoFails("login", "-method=userpass", "username=ann", "password=wrong");
    shell().bao("auth", "disable", "userpass").shows("Success!");
    ann.baoFails("read", "secret/data/shop/db").complains("permission denied");
  }

  @Test
  void aRoleLogsInWithItsSecretId() {
    shell().bao("auth", "enable", "approle");
    shell().bao("write", "auth/approle/role/shop", "token_policies=shop", "secret_id_num_uses=1");
    String role = shell().bao("read", "-field=role_id", "auth/approle/role/shop/role-id").text();
    String secret =
        shell().bao("write", "-f", "-field=secret_id", "auth/approle/role/shop/secret-id").text();
    String token =
        shell()
            .bao(
                "write",
                "-field=token",
                "auth/approle/login",
                "role_id=" + role,
                "secret_id=" + secret)
            .text();
    shell().as(token).bao("read", "secret/data/shop/db").shows("for the shop");
    shell().baoFails("write", "auth/approle/login", "role_id=" + role, "secret_id=" + secret);
    shell().bao("auth", "disable", "approle");
  }
}
