package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.storage.KeyRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is revoked is of no use from that moment, and leaves nothing behind in the end. */
class RevocationTest {
  /** More than one transaction removes. */
  private static final int MANY = 300;

  private TestCore core;
  private int keysBefore;

  @BeforeEach
  void start() {
    core = TestCore.started(new ProbeEngine());
    core.write("sys/mounts/probe", "{\"type\":\"probe\"}");
    keysBefore = keys();
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private int keys() {
    return core.storage().read(tx -> tx.keys(KeyRange.ALL, 1_000_000).size());
  }

  private String child(String parent, String json) {
    return core.write("auth/token/create", json, parent).text("auth", "client_token");
  }

  private String child(String parent) {
    return child(parent, "{\"policies\":[\"root\"],\"ttl\":\"1h\"}");
  }

  private int status(String token) {
    return core.read("auth/token/lookup-self", token).status();
  }

  private int revoke(String token) {
    return core.write("auth/token/revoke", "{\"token\":\"" + token + "\"}").status();
  }

  private List<String> family(String root) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      String child = child(root);
      all.add(child);
      if (i % 10 == 0) {
        String grandchild = child(child);
        all.add(grandchild);
        all.add(child(grandchild));
      }
    }
    return all;
  }

  @Test
  void aLargeFamilyIsUselessAtOnceAndThenRemovedToTheLastKey() {
    String root = child(TestCore.ROOT);
    List<String> family = family(root);
    String batch = child(root, "{\"type\":\"batch\",\"policies\":[\"default\"],\"ttl\":\"1h\"}");
    assertThat(status(batch)).isEqualTo(200);
    assertThat(revoke(root)).isEqualTo(204);
    assertThat(status(root)).isEqualTo(403);
    assertThat(family).allMatch(token -> status(token) == 403);
    assertThat(status(batch)).isEqualTo(403);
    core.keepHouse();
    assertThat(keys()).isEqualTo(keysBefore);
  }

  @Test
  @Tag("long")
  void aHundredThousandChildrenAreUselessAtOnceAndThenRemoved() {
    String root = child(TestCore.ROOT);
    List<String> some = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      String child = child(root);
      if (i % 1000 == 0) {
        some.add(child);
      }
    }
    assertThat(revoke(root)).isEqualTo(204);
    assertThat(some).allMatch(token -> status(token) == 403);
    core.keepHouse();
    assertThat(keys()).isEqualTo(keysBefore);
  }

  @Test
  void nobodyFindsARevokedChildByItsAccessorOrLease() {
    String root = child(TestCore.ROOT);
    for (int i = 0; i < MANY; i++) {
      child(root);
    }
    Reply last = core.write("auth/token/create", "{\"policies\":[\"root\"],\"ttl\":\"1h\"}", root);
    String accessor = "{\"accessor\":\"" + last.text("auth", "accessor") + "\"}";
    String lease = core.list("sys/leases/lookup/auth/token/create/").keys().getLast();
    assertThat(revoke(root)).isEqualTo(204);
    assertThat(core.write("auth/token/lookup-accessor", accessor).status()).isEqualTo(400);
    assertThat(core.write("auth/token/renew-accessor", accessor).status()).isEqualTo(400);
    assertThat(
            core.write("sys/capabilities-accessor", accessor.replace("}", ",\"paths\":\"a\"}"))
                .status())
        .isEqualTo(400);
    assertThat(
            core.write("sys/leases/lookup", "{\"lease_id\":\"auth/token/create/" + lease + "\"}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void anUnfinishedRevocationGoesOnAfterARestart() {
    byte[] share;
    try (TestCore fresh = TestCore.fresh()) {
      share = fresh.found();
      var _ = fresh.core().unseal(share.clone());
      int before = fresh.storage().read(tx -> tx.keys(KeyRange.ALL, 100_000).size());
      String root =
          fresh.write("auth/token/create", "{\"ttl\":\"1h\"}").text("auth", "client_token");
      String last = "";
      for (int i = 0; i < MANY; i++) {
        last =
            fresh.write("auth/token/create", "{\"ttl\":\"1h\"}", root).text("auth", "client_token");
      }
      fresh.write("auth/token/revoke", "{\"token\":\"" + root + "\"}");
      fresh.core().seal();
      TestCore again = fresh.secondNode();
      var _ = again.core().unseal(share);
      assertThat(again.read("auth/token/lookup-self", last).status()).isEqualTo(403);
      again.keepHouse();
      int after = fresh.storage().read(tx -> tx.keys(KeyRange.ALL, 100_000).size());
      assertThat(after).isEqualTo(before);
    }
  }

  @Test
  void theOrphansOfALargeFamilyLiveOn() {
    String root = child(TestCore.ROOT);
    List<String> children = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      children.add(child(root));
    }
    assertThat(core.write("auth/token/revoke-orphan", "{\"token\":\"" + root + "\"}").status())
        .isEqualTo(204);
    assertThat(status(root)).isEqualTo(403);
    for (int round = 0; round < 2; round++) {
      assertThat(children).allMatch(token -> status(token) == 200);
      assertThat(core.read("auth/token/lookup-self", children.getLast()).data("orphan").asBoolean())
          .isTrue();
      core.keepHouse();
    }
    assertThat(revoke(children.getFirst())).isEqualTo(204);
    assertThat(status(children.get(1))).isEqualTo(200);
  }

  @Test
  void aChosenTokenDoesNotComeBackToItsOldChildren() {
    String json = "{\"id\":\"chosen\",\"policies\":[\"root\"],\"ttl\":\"1h\"}";
    String root = child(TestCore.ROOT, json);
    List<String> children = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      children.add(child(root));
    }
    assertThat(revoke(root)).isEqualTo(204);
    assertThat(core.write("auth/token/create", json).status()).isEqualTo(400);
    core.keepHouse();
    assertThat(core.write("auth/token/create", json).status()).isEqualTo(200);
    assertThat(children).allMatch(token -> status(token) == 403);
  }

  @Test
  void allTokensOfAPathAreUselessAtOnceAndNewOnesAreNot() {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      tokens.add(child(TestCore.ROOT));
    }
    String below = child(tokens.getFirst());
    assertThat(core.write("sys/leases/revoke-prefix/auth/token/create", "{}").status())
        .isEqualTo(204);
    assertThat(tokens).allMatch(token -> status(token) == 403);
    assertThat(status(below)).isEqualTo(403);
    String fresh = child(TestCore.ROOT);
    assertThat(status(fresh)).isEqualTo(200);
    core.keepHouse();
    assertThat(status(fresh)).isEqualTo(200);
    assertThat(status(TestCore.ROOT)).isEqualTo(200);
    assertThat(revoke(fresh)).isEqualTo(204);
    // What remains is the count of such revocations, and when the last one ended.
    assertThat(keys()).isLessThanOrEqualTo(keysBefore + 2);
  }

  @Test
  void theParentsOfATokenEndItEvenBeforeTheyAreRemoved() {
    String parent = child(TestCore.ROOT, "{\"policies\":[\"root\"],\"ttl\":\"10m\"}");
    String child = child(parent, "{\"policies\":[\"root\"],\"ttl\":\"1h\"}");
    core.clock().advance(Duration.ofMinutes(11));
    assertThat(status(child)).isEqualTo(403);
    core.keepHouse();
    assertThat(keys()).isEqualTo(keysBefore);
  }

  @Test
  void aChainOfParentsHasAnEnd() {
    String at = child(TestCore.ROOT);
    int depth = 0;
    while (depth < 2000) {
      Reply next = core.write("auth/token/create", "{\"policies\":[\"root\"],\"ttl\":\"1h\"}", at);
      if (next.status() != 200) {
        assertThat(next.status()).isEqualTo(400);
        break;
      }
      at = next.text("auth", "client_token");
      depth++;
    }
    assertThat(depth).isBetween(400, 600);
    assertThat(status(at)).isEqualTo(200);
  }

  @Test
  void aLargeMountIsGoneAtOnceAndItsKeysAreDeletedInTheEnd() {
    for (int i = 0; i < 2500; i++) {
      core.write("probe/values/v" + i, "{\"value\":\"x\"}");
    }
    assertThat(core.delete("sys/mounts/probe").status()).isEqualTo(204);
    assertThat(core.read("probe/values/v1").status()).isEqualTo(404);
    core.write("sys/mounts/probe", "{\"type\":\"probe\"}");
    assertThat(core.read("probe/values/v1").status()).isEqualTo(404);
    core.write("probe/values/new", "{\"value\":\"x\"}");
    core.keepHouse();
    assertThat(keys()).isEqualTo(keysBefore + 1);
    assertThat(core.read("probe/values/new").status()).isEqualTo(200);
  }

  @Test
  void aDamagedTokenDoesNotKeepOthersFromExpiring() {
    String damaged = child(TestCore.ROOT);
    String other = child(TestCore.ROOT);
    List<String> ids =
        core.storage().read(tx -> tx.keys(KeyRange.prefix("ns/root/core/token/id/"), 10));
    assertThat(ids).hasSize(3);
    // Which of them is the damaged one is found by trying.
    for (String id : ids) {
      flip(id);
      if (status(damaged) == 500 && status(TestCore.ROOT) == 200) {
        break;
      }
      flip(id);
    }
    core.later(Duration.ofHours(2));
    assertThat(status(other)).isEqualTo(403);
    List<String> left =
        core.storage().read(tx -> tx.keys(KeyRange.prefix("ns/root/core/token/id/"), 10));
    assertThat(left).hasSize(2);
  }

  private void flip(String key) {
    core.storage()
        .update(tx -> {
          byte[] value = java.util.Objects.requireNonNull(tx.get(key));
          value[value.length - 1] ^= 1;
          tx.put(key, value);
        });
  }
}
