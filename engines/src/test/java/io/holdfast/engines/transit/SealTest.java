package io.holdfast.engines.transit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.TestCore;
import org.junit.jupiter.api.Test;

/** A sealed server has forgotten its prepared keys, and makes them anew once it is unsealed. */
class SealTest {
  @Test
  void whatWasMadeBeforeTheSealOpensAfterIt() {
    try (TestCore core = TestCore.fresh(new TransitEngine())) {
      byte[] share = core.core().initialise(1, 1, TestCore.ROOT).shares().getFirst();
      var _ = core.core().unseal(share.clone());
      var _ = core.write("sys/mounts/t", "{\"type\":\"transit\"}");
      String request = Transit.object("plaintext", Transit.HELLO).toString();
      String ciphertext = core.write("t/encrypt/k", request).text("data", "ciphertext");
      String open = Transit.object("ciphertext", ciphertext).toString();
      core.core().seal();
      assertThat(core.write("t/decrypt/k", open).status()).isEqualTo(503);
      var _ = core.core().unseal(share.clone());
      assertThat(core.write("t/decrypt/k", open).text("data", "plaintext"))
          .isEqualTo(Transit.HELLO);
    }
  }
}
