package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import io.holdfast.core.seal.ShamirSeal;
import io.holdfast.storage.Storage;
import io.holdfast.storage.local.LocalStorage;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets that are lent: nothing stays behind outside when the lease is over. */
class LeasedSecretsTest {
  private final LendingEngine outside = new LendingEngine();
  private TestCore core;

  @BeforeEach
  void mount() {
    core = TestCore.started(outside);
    core.write("sys/mounts/lend", "{\"type\":\"lending\"}");
  }

  @AfterEach
  void close() {
    core.close();
  }

  private Reply lend(String account) {
    return core.write("lend/lend/" + account, "{\"ttl\":\"1h\",\"max_ttl\":\"2h\"}");
  }

  private String token() {
    core.write(
        "sys/policies/acl/lend",
        "{\"policy\":\"path \\\"lend/*\\\" {capabilities=[\\\"update\\\"]}\"}");
    return core.write("auth/token/create", "{\"policies\":[\"lend\"],\"ttl\":\"2h\"}")
        .text("auth", "client_token");
  }

  @Test
  void aLentSecretComesWithItsLease() {
    Reply reply = lend("ann");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("lease_id")).matches("lend/lend/ann/[0-9A-Za-z]{24}");
    assertThat(reply.at("renewable").asBoolean()).isTrue();
    assertThat(reply.at("lease_duration").asLong()).isEqualTo(3600);
    assertThat(reply.data("account").asText()).isEqualTo("ann");
    Reply lookup =
        core.write("sys/leases/lookup", "{\"lease_id\":\"" + reply.text("lease_id") + "\"}");
    assertThat(lookup.data("ttl").asLong()).isEqualTo(3600);
    assertThat(lookup.data("path").asText()).isEqualTo("lend/lend/ann");
    assertThat(core.list("sys/leases/lookup/lend/lend/ann").keys()).hasSize(1);
  }

  @Test
  void itIsTakenBackWhenItsTimeIsOver() {
    lend("ann");
    core.later(Duration.ofMinutes(59));
    assertThat(outside.accounts()).containsExactly("ann");
    core.later(Duration.ofMinutes(2));
    assertThat(outside.accounts()).isEmpty();
    assertThat(core.list("sys/leases/lookup/lend/lend/ann").status()).isEqualTo(404);
  }

  @Test
  void aRenewalGoesNoFurtherThanItsMaximum() {
    String id = lend("ann").text("lease_id");
    core.later(Duration.ofMinutes(50));
    Reply first = core.write("sys/leases/renew", "{\"lease_id\":\"" + id + "\"}");
    assertThat(first.at("lease_duration").asLong()).isEqualTo(3600);
    assertThat(first.text("lease_id")).isEqualTo(id);
    core.later(Duration.ofMinutes(55));
    core.write("sys/leases/renew/" + id, "{\"increment\":\"2h\"}");
    core.later(Duration.ofMinutes(50));
    Reply last = core.write("sys/leases/renew", "{\"lease_id\":\"" + id + "\",\"increment\":7200}");
    assertThat(last.at("lease_duration").asLong()).isEqualTo(25 * 60);
    assertThat(last.warnings()).isNotEmpty();
    core.later(Duration.ofMinutes(26));
    assertThat(outside.accounts()).isEmpty();
  }

  @Test
  void revokingItTakesItBackAtOnceWhenAskedTo() {
    String id = lend("ann").text("lease_id");
    Reply reply = core.write("sys/leases/revoke", "{\"lease_id\":\"" + id + "\",\"sync\":true}");
    assertThat(reply.status()).isEqualTo(204);
    assertThat(outside.accounts()).isEmpty();
    assertThat(core.write("sys/leases/lookup", "{\"lease_id\":\"" + id + "\"}").errors())
        .containsExactly("invalid lease");
  }

  @Test
  void itEndsWithTheTokenThatItWasLentTo() {
    String token = token();
    for (int i = 0; i < 70; i++) {
      core.write("lend/lend/a" + i, "{\"ttl\":\"1h\"}", token);
    }
    lend("another");
    core.write("auth/token/revoke", "{\"token\":\"" + token + "\"}");
    core.keepHouse();
    assertThat(outside.accounts()).containsExactly("another");
  }

  @Test
  void whatCannotBeTakenBackIsTriedAgainUntilItCan() {
    String id = lend("ann").text("lease_id");
    outside.breakDown(true);
    core.write("sys/leases/revoke-prefix/lend", "{}");
    core.keepHouse();
    assertThat(core.list("sys/leases/lookup/lend").status()).isEqualTo(404);
    for (int i = 0; i < 8; i++) {
      core.later(Duration.ofHours(1));
    }
    assertThat(outside.accounts()).containsExactly("ann");
    Reply stuck =
        core.send(Operation.READ, "sys/leases", "{\"type\":\"irrevocable\"}", TestCore.ROOT);
    assertThat(stuck.data("lease_count").asInt()).isEqualTo(1);
    assertThat(stuck.data("leases").get(0).path("lease_id").asText()).isEqualTo(id);
    assertThat(stuck.data("leases").get(0).path("error").asText()).contains("is down");
    outside.breakDown(false);
    core.later(Duration.ofHours(1));
    assertThat(outside.accounts()).isEmpty();
  }

  @Test
  void forceForgetsWhatCannotBeTakenBack() {
    lend("ann");
    outside.breakDown(true);
    core.write("sys/leases/revoke-force/lend", "{}");
    core.keepHouse();
    outside.breakDown(false);
    core.later(Duration.ofHours(5));
    assertThat(outside.accounts()).containsExactly("ann");
    assertThat(
            core.send(
                    Operation.READ, "sys/leases/count", "{\"type\":\"irrevocable\"}", TestCore.ROOT)
                .data("lease_count")
                .asInt())
        .isZero();
  }

  @Test
  void whatFailedToBeMadeIsTakenBackToBeSure() {
    outside.whenMade(() -> {
      throw new IllegalStateException("the connection broke after the account was made");
    });
    assertThat(lend("ann").status()).isEqualTo(500);
    core.keepHouse();
    assertThat(outside.accounts()).isEmpty();
  }

  @Test
  void removingTheMountTakesEverythingBackAndThenForgetsIt() {
    lend("ann");
    lend("ben");
    outside.breakDown(true);
    assertThat(core.delete("sys/mounts/lend").status()).isEqualTo(204);
    core.keepHouse();
    assertThat(lend("eve").status()).isEqualTo(404);
    outside.breakDown(false);
    core.later(Duration.ofHours(1));
    assertThat(outside.accounts()).isEmpty();
    assertThat(core.write("sys/mounts/lend", "{\"type\":\"lending\"}").status()).isEqualTo(204);
  }

  @Test
  void aServerThatDiedWhileItMadeASecretLeavesNothingBehind() {
    Storage storage = LocalStorage.inMemory();
    try (TestCore first = TestCore.over(storage, new FakeClock(), new ShamirSeal(), outside)) {
      byte[] share = first.found();
      var _ = first.core().unseal(share.clone());
      first.write("sys/mounts/lend", "{\"type\":\"lending\"}");
      AtomicReference<TestCore> second = new AtomicReference<>();
      outside.whenMade(() -> {
        // As if the first were gone now: another one begins where it left off.
        second.set(first.secondNode());
        var _ = second.get().core().unseal(share.clone());
        second.get().keepHouse();
      });
      Reply late = first.write("lend/lend/ann", "{\"ttl\":\"1h\"}");
      assertThat(late.status()).isEqualTo(400);
      outside.whenMade(() -> {});
      first.keepHouse();
      assertThat(outside.accounts()).isEmpty();
      assertThat(first.list("sys/leases/lookup/lend/lend/ann").status()).isEqualTo(404);
    }
  }

  @Test
  void aServerThatDiedWhileItTookASecretBackGoesOnWithThatAtOnce() {
    Storage storage = LocalStorage.inMemory();
    try (TestCore first = TestCore.over(storage, new FakeClock(), new ShamirSeal(), outside)) {
      byte[] share = first.found();
      var _ = first.core().unseal(share.clone());
      first.write("sys/mounts/lend", "{\"type\":\"lending\"}");
      first.write("lend/lend/ann", "{\"ttl\":\"1h\"}");
      AtomicReference<Set<String>> left = new AtomicReference<>(Set.of("ann"));
      outside.beforeTaken(() -> {
        // As if the first were gone now: another one begins where it left off.
        TestCore second = first.secondNode();
        var _ = second.core().unseal(share.clone());
        second.later(Duration.ofSeconds(1));
        left.set(outside.accounts());
      });
      first.later(Duration.ofHours(2));
      assertThat(left.get()).isEmpty();
      assertThat(outside.accounts()).isEmpty();
    }
  }

  @Test
  void aLeaseOfABatchTokenEndsWithIt() {
    String token = token();
    String batch =
        core.write(
                "auth/token/create",
                "{\"policies\":[\"lend\"],\"ttl\":\"10m\",\"type\":\"batch\"}",
                TestCore.ROOT)
            .text("auth", "client_token");
    assertThat(token).isNotEqualTo(batch);
    Reply lent = core.write("lend/lend/ann", "{\"ttl\":\"1h\"}", batch);
    assertThat(lent.at("lease_duration").asLong()).isEqualTo(600);
  }

  @Test
  void aWrappedSecretIsLentAsWell() {
    Reply wrapped =
        core.send(
            Operation.UPDATE,
            "lend/stored/ann",
            "{\"ttl\":\"1h\"}",
            TestCore.ROOT,
            java.util.Optional.of(Duration.ofMinutes(5)));
    Reply opened =
        core.send(
            Operation.UPDATE, "sys/wrapping/unwrap", "{}", wrapped.text("wrap_info", "token"));
    assertThat(opened.text("lease_id")).startsWith("lend/stored/ann/");
    assertThat(opened.at("lease_duration").asLong()).isEqualTo(3600);
  }

  @Test
  void whatAnEngineScheduledIsDoneOnceWhenItsTimeHasCome() {
    core.write("lend/later/rotate", "{\"ttl\":\"1h\"}");
    core.later(Duration.ofMinutes(30));
    assertThat(core.read("lend/done/rotate").data("times").asInt()).isZero();
    outside.breakDown(true);
    core.later(Duration.ofMinutes(31));
    assertThat(core.read("lend/done/rotate").data("times").asInt()).isZero();
    outside.breakDown(false);
    core.later(Duration.ofMinutes(1));
    core.later(Duration.ofHours(3));
    assertThat(core.read("lend/done/rotate").data("times").asInt()).isEqualTo(1);
  }
}
