package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.Refusal;
import io.holdfast.core.seal.Seal;
import io.holdfast.core.seal.StaticSeal;
import io.holdfast.crypto.SecretBytes;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StaticSealTest {
  private static SecretBytes key(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return SecretBytes.take(bytes);
  }

  private static TestCore restarted(TestCore before, Seal seal) {
    before.core().seal();
    return before.secondNode(seal);
  }

  @Test
  void aServerWithAStaticKeyUnsealsItself() {
    try (TestCore first =
        TestCore.over(
            io.holdfast.storage.local.LocalStorage.inMemory(),
            new FakeClock(),
            new StaticSeal("one", key(1)))) {
      var _ = first.found();
      assertThat(first.read("auth/token/lookup-self").status()).isEqualTo(200);
      TestCore again = restarted(first, new StaticSeal("one", key(1)));
      assertThat(again.core().unsealAutomatically()).isTrue();
      assertThat(again.read("auth/token/lookup-self").status()).isEqualTo(200);
    }
  }

  @Test
  void aChangedStaticKeyTakesOverFromThePreviousOneAndThenStandsAlone() {
    try (TestCore first =
        TestCore.over(
            io.holdfast.storage.local.LocalStorage.inMemory(),
            new FakeClock(),
            new StaticSeal("one", key(1)))) {
      var _ = first.found();
      TestCore moved = restarted(first, new StaticSeal("two", key(2), Optional.of(key(1))));
      assertThat(moved.core().unsealAutomatically()).isTrue();
      TestCore alone = restarted(moved, new StaticSeal("two", key(2)));
      assertThat(alone.core().unsealAutomatically()).isTrue();
      TestCore old = restarted(alone, new StaticSeal("one", key(1)));
      assertThatThrownBy(() -> old.core().unsealAutomatically())
          .isInstanceOf(Refusal.InvalidRequest.class)
          .hasMessageContaining("static");
    }
  }

  @Test
  void theRootKeyIsChangedWithoutSharesWhereTheServerHasTheKeyThatEncryptsIt() {
    try (TestCore first =
        TestCore.over(
            io.holdfast.storage.local.LocalStorage.inMemory(),
            new FakeClock(),
            new StaticSeal("one", key(1)))) {
      var _ = first.found();
      byte[] before = rootKey(first);
      assertThat(first.write("sys/rotate/root", "{}").status()).isEqualTo(204);
      assertThat(rootKey(first)).isNotEqualTo(before);
      assertThat(first.read("auth/token/lookup-self").status()).isEqualTo(200);
      TestCore again = restarted(first, new StaticSeal("one", key(1)));
      assertThat(again.core().unsealAutomatically()).isTrue();
      assertThat(again.read("auth/token/lookup-self").status()).isEqualTo(200);
    }
  }

  private static byte[] rootKey(TestCore core) {
    return core.storage().read(tx -> Objects.requireNonNull(tx.get("seal/root-key")));
  }

  @Test
  void whereHoldersHaveThatKeyTheyAreAsked() {
    try (TestCore core = TestCore.started()) {
      Reply refused = core.write("sys/rotate/root", "{}");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.errors().getFirst()).contains("sys/rotate/root/init");
    }
  }
}
