package io.holdfast.auth.approle;

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

final class SecretIdsTest {
  private final AppRole ar = new AppRole();

  @BeforeEach
  void role() {
    ar.write("role/r", "{\"role_id\":\"rid\",\"secret_id_bound_cidrs\":\"127.0.0.0/8\"}");
  }

  @AfterEach
  void close() {
    ar.close();
  }

  @Test
  void aSecretIdIsLookedUpByItselfOrItsAccessor() {
    Reply issued =
        ar.write("role/r/secret-id", "{\"metadata\":\"{\\\"host\\\":\\\"h1\\\"}\",\"ttl\":\"5m\"}");
    assertThat(issued.data("secret_id_ttl").asInt()).isEqualTo(300);
    assertThat(issued.data("secret_id_num_uses").asInt()).isZero();
    String accessor = issued.data("secret_id_accessor").asText();
    Reply lookup = ar.lookup("r", issued.data("secret_id").asText());
    assertThat(lookup.data("secret_id_accessor").asText()).isEqualTo(accessor);
    assertThat(lookup.data("metadata").toString()).isEqualTo("{\"host\":\"h1\"}");
    assertThat(lookup.data("cidr_list").toString()).isEqualTo("[]");
    assertThat(lookup.data("token_bound_cidrs").toString()).isEqualTo("[]");
    Reply byAccessor =
        ar.write(
            "role/r/secret-id-accessor/lookup", "{\"secret_id_accessor\":\"" + accessor + "\"}");
    assertThat(byAccessor.data()).isEqualTo(lookup.data());
    assertThat(ar.core.list("auth/ar/role/r/secret-id").keys()).containsExactly(accessor);
  }

  @Test
  void whatNeverExpiresShowsTheZeroTime() {
    String secret = ar.secretId("r", "{}");
    assertThat(ar.lookup("r", secret).data("expiration_time").asText())
        .isEqualTo("0001-01-01T00:00:00Z");
  }

  @Test
  void aDestroyedSecretIdIsOfNoUse() {
    String one = ar.secretId("r", "{}");
    Reply two = ar.write("role/r/secret-id", "{}");
    ar.write("role/r/secret-id/destroy", "{\"secret_id\":\"" + one + "\"}");
    ar.write(
        "role/r/secret-id-accessor/destroy",
        "{\"secret_id_accessor\":\"" + two.data("secret_id_accessor").asText() + "\"}");
    assertThat(ar.lookup("r", one).status()).isEqualTo(204);
    assertThat(ar.login("rid", one).status()).isEqualTo(400);
    assertThat(ar.login("rid", two.data("secret_id").asText()).status()).isEqualTo(400);
    assertThat(ar.core.list("auth/ar/role/r/secret-id").status()).isEqualTo(404);
    assertThat(ar.write("role/r/secret-id/destroy", "{\"secret_id\":\"no\"}").status())
        .isEqualTo(204);
    assertThat(
            ar.write("role/r/secret-id-accessor/destroy", "{\"secret_id_accessor\":\"no\"}")
                .status())
        .isEqualTo(404);
    Reply unknown = ar.write("role/r/secret-id-accessor/lookup", "{\"secret_id_accessor\":\"no\"}");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.data("error").asText()).isNotEmpty();
  }

  @Test
  void aSecretIdHoldsForItsUsesAndItsTimeOnly() {
    String twice = ar.secretId("r", "{\"num_uses\":2}");
    assertThat(ar.login("rid", twice).status()).isEqualTo(200);
    assertThat(ar.lookup("r", twice).data("secret_id_num_uses").asInt()).isEqualTo(1);
    assertThat(ar.login("rid", twice).status()).isEqualTo(200);
    assertThat(ar.login("rid", twice).status()).isEqualTo(400);
    String brief = ar.secretId("r", "{\"ttl\":\"5m\"}");
    ar.core.later(Duration.ofMinutes(4));
    assertThat(ar.login("rid", brief).status()).isEqualTo(200);
    ar.core.later(Duration.ofMinutes(1));
    assertThat(ar.login("rid", brief).status()).isEqualTo(400);
    assertThat(ar.lookup("r", brief).status()).isEqualTo(204);
  }

  @Test
  void ofLoginsAtOnceWithTheLastUseOneSucceeds() throws Exception {
    String once = ar.secretId("r", "{\"num_uses\":1}");
    List<Callable<Integer>> logins = Collections.nCopies(8, () -> ar.login("rid", once).status());
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> status : threads.invokeAll(logins)) {
        statuses.add(status.get());
      }
    }
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
  }

  @Test
  void aSecretIdStaysWithinItsRole() {
    ar.write("role/r", "{\"secret_id_num_uses\":3,\"secret_id_ttl\":\"1h\"}");
    ar.write("role/r", "{\"token_bound_cidrs\":\"127.0.0.0/8\"}");
    String[] wider = {
      "{\"num_uses\":4}",
      "{\"num_uses\":0}",
      "{\"num_uses\":-1}",
      "{\"ttl\":\"2h\"}",
      "{\"ttl\":0}",
      "{\"cidr_list\":\"10.0.0.0/8\"}",
      "{\"cidr_list\":\"127.0.0.1\"}",
      "{\"token_bound_cidrs\":\"0.0.0.0/0\"}",
      "{\"metadata\":\"not json\"}",
      "{\"metadata\":\"{\\\"n\\\":1}\"}"
    };
    for (String json : wider) {
      assertThat(ar.write("role/r/secret-id", json).status()).as(json).isEqualTo(400);
    }
    Reply fits = ar.write("role/r/secret-id", "{\"cidr_list\":\"127.0.0.1/32\",\"num_uses\":1}");
    assertThat(fits.status()).isEqualTo(200);
    assertThat(fits.data("secret_id_ttl").asInt()).isEqualTo(3600);
    assertThat(ar.write("role/none/secret-id", "{}").status()).isEqualTo(404);
  }

  @Test
  void aCustomSecretIdIsTakenOnce() {
    String json = "{\"secret_id\":\"chosen\",\"ttl\":\"5m\",\"metadata\":\"a=b,c=d\"}";
    assertThat(ar.write("role/r/custom-secret-id", json).data("secret_id").asText())
        .isEqualTo("chosen");
    assertThat(ar.write("role/r/custom-secret-id", json).status()).isEqualTo(400);
    assertThat(ar.write("role/r/custom-secret-id", "{}").status()).isEqualTo(400);
    String tooLong = "{\"secret_id\":\"" + "x".repeat(4097) + "\"}";
    assertThat(ar.write("role/r/custom-secret-id", tooLong).status()).isEqualTo(400);
    ar.core.later(Duration.ofMinutes(5));
    assertThat(ar.write("role/r/custom-secret-id", json).status()).isEqualTo(200);
    assertThat(ar.core.list("auth/ar/role/r/secret-id").keys()).hasSize(1);
  }

  @Test
  void expiredSecretIdsAreTidiedAwayAndOthersStay() {
    String brief = ar.secretId("r", "{\"ttl\":\"5m\"}");
    String longer = ar.secretId("r", "{\"ttl\":\"1h\"}");
    String ever = ar.secretId("r", "{}");
    ar.core.later(Duration.ofMinutes(6));
    Reply tidy = ar.write("tidy/secret-id", "{}");
    assertThat(tidy.status()).isEqualTo(202);
    assertThat(tidy.warnings()).isNotEmpty();
    assertThat(ar.core.list("auth/ar/role/r/secret-id").keys()).hasSize(2);
    assertThat(ar.login("rid", brief).status()).isEqualTo(400);
    assertThat(ar.login("rid", longer).status()).isEqualTo(200);
    assertThat(ar.login("rid", ever).status()).isEqualTo(200);
  }
}
