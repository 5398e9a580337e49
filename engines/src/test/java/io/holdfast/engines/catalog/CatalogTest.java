package io.holdfast.engines.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private Catalogued catalog;
  private TestCore core;

  @BeforeEach
  void start() {
    catalog = new Catalogued();
    core = catalog.core;
  }

  @AfterEach
  void stop() {
    catalog.close();
  }

  @Test
  void eachSecretOfEachEngineIsARowUnderThePathThatReadsIt() {
    catalog.put("app/db");
    core.write("plain/app/db", "{\"k\":\"v\"}");
    core.write("transit/keys/orders", "{}");
    catalog.mount("totp", "{\"type\":\"totp\"}");
    core.write(
        "totp/keys/card", "{\"generate\":true,\"issuer\":\"bank\",\"account_name\":\"alice\"}");
    catalog.mount("ssh", "{\"type\":\"ssh\"}");
    core.write("ssh/config/ca", "{\"generate_signing_key\":true}");
    assertThat(catalog.find(Map.of("sort", "kind")))
        .hasSize(5)
        .contains("secret/data/app/db", "plain/app/db", "transit/keys/orders", "totp/keys/card")
        .anyMatch(path -> path.startsWith("ssh/issuer/"));
    assertThat(catalog.row("secret/data/app/db").path("kind").asText()).isEqualTo("kv");
    assertThat(catalog.row("transit/keys/orders").path("kind").asText()).isEqualTo("transit-key");
  }

  @Test
  void noValueIsInARow() {
    core.write("secret/data/app/db", "{\"data\":{\"password\":\"hunter2-canary\"}}");
    assertThat(catalog.row("secret/data/app/db").toString()).doesNotContain("hunter2-canary");
  }

  @Test
  void aRowTellsWhenASecretWasMadeAndWhenItGotItsValue() {
    catalog.put("app/db");
    String made = catalog.row("secret/data/app/db").path("created_time").asText();
    core.clock().advance(Duration.ofDays(1));
    catalog.put("app/db");
    assertThat(catalog.row("secret/data/app/db").path("created_time").asText()).isEqualTo(made);
    assertThat(catalog.row("secret/data/app/db").path("rotated_time").asText())
        .isNotEqualTo(made)
        .isGreaterThan(made);
    assertThat(catalog.row("secret/data/app/db").path("values").asInt()).isEqualTo(2);
    core.write("transit/keys/orders", "{}");
    core.write("transit/keys/orders/rotate", "{}");
    assertThat(catalog.row("transit/keys/orders").path("values").asInt()).isEqualTo(2);
  }

  @Test
  void aSecretThatIsGoneHasNoRowAndNothingIsSaidOfItAnyMore() {
    catalog.put("app/db");
    catalog.say("secret/data/app/db", "{\"owner\":\"entity/alice\"}");
    core.delete("secret/metadata/app/db");
    assertThat(core.read("sys/catalog/secrets/secret/data/app/db").status()).isEqualTo(404);
    catalog.put("app/db");
    assertThat(catalog.row("secret/data/app/db").path("owner").isNull()).isTrue();
  }

  @Test
  void settingsAloneAreNoSecret() {
    core.write("secret/metadata/app/db", "{\"max_versions\":3}");
    assertThat(catalog.find(Map.of())).isEmpty();
  }

  @Test
  void aRefusedWriteLeavesNoRow() {
    Reply refused = core.write("secret/data/app/db", "{\"data\":{},\"options\":{\"cas\":7}}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(catalog.find(Map.of())).isEmpty();
  }

  @Test
  void rowsGoWithTheirMountAndMoveWithIt() {
    catalog.put("app/db");
    catalog.say("secret/data/app/db", "{\"system\":\"shop\"}");
    core.write("sys/remount", "{\"from\":\"secret\",\"to\":\"moved\"}");
    assertThat(catalog.row("moved/data/app/db").path("system").asText()).isEqualTo("shop");
    core.delete("sys/mounts/moved");
    core.keepHouse();
    assertThat(catalog.find(Map.of())).isEmpty();
  }

  @Test
  void theNearestThatIsSaidCountsFieldByField() {
    catalog.put("app/db");
    catalog.rule("*", "{\"environment\":\"dev\",\"classification\":\"internal\"}");
    catalog.rule("secret", "{\"owner\":\"group/payments\"}");
    catalog.rule("secret/data/app", "{\"environment\":\"prod\"}");
    catalog.say("secret/data/app/db", "{\"classification\":\"secret\"}");
    assertThat(catalog.row("secret/data/app/db").at("/owner/name").asText()).isEqualTo("payments");
    assertThat(catalog.row("secret/data/app/db").path("environment").asText()).isEqualTo("prod");
    assertThat(catalog.row("secret/data/app/db").path("classification").asText())
        .isEqualTo("secret");
    catalog.say("secret/data/app/db", "{\"classification\":null}");
    assertThat(catalog.row("secret/data/app/db").path("classification").asText())
        .isEqualTo("internal");
  }

  @Test
  void aRuleCoversWholePartsOfPathsOnly() {
    catalog.put("app/db");
    catalog.put("application/db");
    catalog.rule("secret/data/app", "{\"system\":\"app\"}");
    assertThat(catalog.row("secret/data/app/db").path("system").asText()).isEqualTo("app");
    assertThat(catalog.row("secret/data/application/db").path("system").isNull()).isTrue();
  }

  @Test
  void anOwnerHasToExistAndOneWhoIsGoneIsShownSo() {
    catalog.put("app/db");
    Reply nobody = catalog.say("secret/data/app/db", "{\"owner\":\"entity/nobody\"}");
    assertThat(nobody.status()).isEqualTo(400);
    assertThat(nobody.errors().getFirst()).contains("owner: there is no owner 'entity/nobody'");
    catalog.say("secret/data/app/db", "{\"owner\":\"entity/alice\"}");
    core.delete("identity/entity/name/alice");
    assertThat(catalog.row("secret/data/app/db").at("/owner/gone").asBoolean()).isTrue();
  }

  @Test
  void aStrictCatalogTakesNoNewSecretThatNobodyOwns() {
    catalog.put("old");
    core.write("sys/catalog/config", "{\"strict\":true}");
    Reply refused = catalog.put("app/db");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors().getFirst())
        .contains("nobody owns secret/data/app/db")
        .contains("sys/catalog/rules/secret/data/app/db");
    assertThat(core.read("secret/data/app/db").status()).isEqualTo(404);
    assertThat(core.write("transit/keys/orders", "{}").status()).isEqualTo(400);
    assertThat(catalog.put("old").status()).isEqualTo(200);
    catalog.rule("secret/data/app", "{\"owner\":\"group/payments\"}");
    assertThat(catalog.put("app/db").status()).isEqualTo(200);
  }

  @Test
  void aQueryFiltersSortsAndShowsAPage() {
    for (String path : new String[] {"a/1", "a/2", "b/1", "b/2"}) {
      catalog.put(path);
      core.clock().advance(Duration.ofDays(10));
    }
    catalog.rule("secret/data/b", "{\"owner\":\"entity/alice\",\"personal_data\":true}");
    assertThat(catalog.find(Map.of("owner", "entity/alice")))
        .containsExactly("secret/data/b/1", "secret/data/b/2");
    assertThat(catalog.find(Map.of("owner", "none")))
        .containsExactly("secret/data/a/1", "secret/data/a/2");
    assertThat(catalog.find(Map.of("personal_data", "true"))).hasSize(2);
    assertThat(catalog.find(Map.of("rotated_before", "25d")))
        .containsExactly("secret/data/a/1", "secret/data/a/2");
    assertThat(catalog.find(Map.of("sort", "rotated", "order", "desc", "limit", "2")))
        .containsExactly("secret/data/b/2", "secret/data/b/1");
    assertThat(catalog.find(Map.of("offset", "3"))).containsExactly("secret/data/b/2");
    assertThat(catalog.find(Map.of("path", "secret/data/a/", "contains", "2")))
        .containsExactly("secret/data/a/2");
  }

  @Test
  void aQueryThatMakesNoSenseIsRefusedByTheNameOfItsField() {
    assertThat(refusal("{\"sort\":\"colour\"}")).contains("sort");
    assertThat(refusal("{\"rotated_before\":\"yesterday\"}")).contains("rotated_before");
    assertThat(refusal("{\"limit\":\"0\"}")).contains("limit");
    assertThat(refusal("{\"owner\":\"bob\"}")).contains("owner");
  }

  private String refusal(String query) {
    Reply reply = core.send(Operation.READ, "sys/catalog/secrets", query, TestCore.ROOT);
    assertThat(reply.status()).isEqualTo(400);
    return reply.errors().getFirst();
  }

  @Test
  void changesOfOwnershipAreEvents() {
    catalog.put("app/db");
    catalog.say("secret/data/app/db", "{\"owner\":\"entity/alice\"}");
    catalog.say("secret/data/app/db", "{\"owner\":\"entity/alice\"}");
    core.clock().advance(Duration.ofHours(1));
    catalog.say("secret/data/app/db", "{\"owner\":\"group/payments\"}");
    var events = core.read("sys/catalog/events").data("events");
    assertThat(events).hasSize(2);
    assertThat(events.path(1).at("/before/owner/name").asText()).isEqualTo("alice");
    assertThat(events.path(1).at("/after/owner/name").asText()).isEqualTo("payments");
    assertThat(events.path(1).path("display_name").asText()).isEqualTo("root");
    assertThat(
            core.send(Operation.READ, "sys/catalog/events", "{\"since\":\"30m\"}", TestCore.ROOT)
                .data("events"))
        .hasSize(1);
  }

  @Test
  void anExportedCellIsNoFormula() {
    core.write("plain/=HYPERLINK(1)", "{\"k\":\"v\"}");
    catalog.rule("*", "{\"system\":\"+cmd|' /C calc'!A0\",\"owner\":\"group/payments\"}");
    String csv =
        core.send(Operation.READ, "sys/catalog/export", "{\"format\":\"csv\"}", TestCore.ROOT)
            .body()
            .asText();
    assertThat(csv.lines()).hasSize(2);
    assertThat(csv).contains("\"'+cmd|' /C calc'!A0\"").contains("\"group/payments\"");
    assertThat(core.read("sys/catalog/export").body().path("secrets").path(0).path("path").asText())
        .isEqualTo("plain/=HYPERLINK(1)");
  }

  @Test
  void namespacesHaveCatalogsOfTheirOwn() {
    core.write("sys/namespaces/team", "{}");
    var team = core.in("team");
    team.write("sys/mounts/secret", "{\"type\":\"kv\",\"options\":{\"version\":\"2\"}}");
    team.write("secret/data/theirs", "{\"data\":{\"k\":\"v\"}}");
    catalog.put("ours");
    assertThat(catalog.find(Map.of())).containsExactly("secret/data/ours");
    assertThat(team.read("sys/catalog/secrets/secret/data/theirs").status()).isEqualTo(200);
    assertThat(team.write("sys/catalog/rules/secret", "{\"owner\":\"entity/alice\"}").status())
        .isEqualTo(400);
  }
}
