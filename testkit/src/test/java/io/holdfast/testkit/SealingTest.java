package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Sealing under load ends every request with its true answer, or with 503. */
class SealingTest {
  @Test
  void requestsThatMeetASealAreServedOrRefusedAsSealed() throws Exception {
    try (TestCore core = TestCore.fresh(new ProbeEngine());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      byte[] share = core.found();
      var _ = core.core().unseal(share.clone());
      core.write("sys/mounts/probe", "{\"type\":\"probe\"}");
      for (int round = 0; round < 10; round++) {
        List<Callable<List<Integer>>> work = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
          String name = "n" + i;
          work.add(() -> {
            List<Integer> statuses = new ArrayList<>();
            for (int n = 0; n < 20; n++) {
              statuses.add(core.write("probe/values/" + name, "{\"value\":\"v\"}").status());
              statuses.add(core.read("probe/values/" + name).status());
              statuses.add(core.write("probe/effect/done", "{}").status());
              statuses.add(core.write("auth/token/create", "{\"ttl\":\"1h\"}").status());
            }
            return statuses;
          });
        }
        work.add(
            12,
            () -> {
              core.core().seal();
              return List.of();
            });
        for (Future<List<Integer>> statuses : threads.invokeAll(work)) {
          assertThat(statuses.get()).allMatch(status -> status == 200 || status == 503);
        }
        var _ = core.core().unseal(share.clone());
      }
      assertThat(core.read("auth/token/lookup-self").status()).isEqualTo(200);
    }
  }

  @Test
  void sealingWaitsForAnEffectAtWorkSoThatItsOutcomeIsRecorded() throws Exception {
    CountDownLatch acting = new CountDownLatch(1);
    CountDownLatch sealing = new CountDownLatch(1);
    try (TestCore core =
            TestCore.started(
                new ProbeEngine(() -> {
                  acting.countDown();
                  await(sealing);
                }));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      core.write("sys/mounts/probe", "{\"type\":\"probe\"}");
      Future<Reply> effect = threads.submit(() -> core.write("probe/effect/done", "{}"));
      await(acting);
      Future<Boolean> sealed =
          threads.submit(() -> {
            core.core().seal();
            return true;
          });
      while (!core.core().isSealed()) {
        Thread.onSpinWait();
      }
      assertThat(core.read("auth/token/lookup-self").status()).isEqualTo(503);
      sealing.countDown();
      assertThat(effect.get().status()).isEqualTo(200);
      assertThat(sealed.get()).isTrue();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anAttemptToInitialiseARunningServerTakesNothingFromItsEngines() {
    var forgotten = new java.util.concurrent.atomic.AtomicInteger();
    ProbeEngine probe = new ProbeEngine();
    io.holdfast.api.SecretsEngine engine =
        new io.holdfast.api.SecretsEngine() {
          @Override
          public String type() {
            return "counting";
          }

          @Override
          public io.holdfast.api.route.Routes routes(io.holdfast.api.Mount mount) {
            return probe.routes(mount);
          }

          @Override
          public String description() {
            return probe.description();
          }

          @Override
          public void forgetSecrets() {
            forgotten.incrementAndGet();
          }
        };
    try (TestCore core = TestCore.started(engine)) {
      int before = forgotten.get();
      Reply again = core.write("sys/init", "{\"secret_shares\":1,\"secret_threshold\":1}", "");
      assertThat(again.status()).isEqualTo(400);
      assertThat(forgotten.get()).isEqualTo(before);
    }
  }

  @Test
  void aServerWhoseOwnKeysAreDamagedStaysSealedAndCanBeTriedAgain() {
    try (TestCore core = TestCore.fresh()) {
      byte[] share = core.found();
      byte[] good =
          java.util.Objects.requireNonNull(
              core.storage()
                  .<byte @org.jspecify.annotations.Nullable []>read(
                      tx -> tx.get("ns/root/core/keys/audit-salt")));
      core.storage().update(tx -> tx.put("ns/root/core/keys/audit-salt", new byte[40]));
      String hex = java.util.HexFormat.of().formatHex(share);
      assertThat(core.write("sys/unseal", "{\"key\":\"" + hex + "\"}", "").status()).isEqualTo(500);
      assertThat(core.read("sys/seal-status", "").at("sealed").asBoolean()).isTrue();
      core.storage().update(tx -> tx.put("ns/root/core/keys/audit-salt", good));
      assertThat(core.write("sys/unseal", "{\"key\":\"" + hex + "\"}", "").at("sealed").asBoolean())
          .isFalse();
    }
  }
}
