package io.holdfast.crypto.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.crypto.NativeCrypto;
import io.holdfast.crypto.internal.Providers;
import org.junit.jupiter.api.Test;

/** The tests of this package run twice: as they are, and with native libraries switched off. */
class ChosenBackendTest {
  @Test
  void nativeLibrariesAreUsedWhereTheyLoadUnlessSwitchedOff() {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "SKIPPED: the native libraries here are for Linux on x86-64");
    NativeCrypto.load();
    if (Providers.nativeAllowed()) {
      assertThat(Providers.accp()).isPresent();
      assertThat(Ed25519Backend.chosen()).isInstanceOf(NativeEd25519.class);
      assertThat(Secp256k1.backend()).isInstanceOf(LibSecp256k1.class);
    } else {
      assertThat(Providers.accp()).isEmpty();
      assertThat(Ed25519Backend.chosen()).isInstanceOf(PortableEd25519.class);
      assertThat(Secp256k1.backend()).isInstanceOf(PortableSecp256k1.class);
    }
  }
}
