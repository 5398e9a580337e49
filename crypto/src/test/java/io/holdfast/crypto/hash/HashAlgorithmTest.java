package io.holdfast.crypto.hash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.crypto.CryptoException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashAlgorithmTest {
  @ParameterizedTest
  @CsvSource({
    "sha1,20,a9993e364706816a",
    "sha2-224,28,23097d223405d822",
    "sha2-256,32,ba7816bf8f01cfea",
    "sha2-384,48,cb00753f45a35e8b",
    "sha2-512,64,ddaf35a193617aba",
    "sha3-224,28,e642824c3f8cf24a",
    "sha3-256,32,3a985da74fe225b2",
    "sha3-384,48,ec01498288516fc9",
    "sha3-512,64,b751850b1a57168a"
  })
  void vaultsNamesStandForTheHashesOfFips180And202(String name, int size, String hashOfAbc) {
    HashAlgorithm algorithm = HashAlgorithm.named(name);
    assertThat(algorithm.size()).isEqualTo(size);
    assertThat(algorithm.vaultName()).isEqualTo(name);
    assertThat(HexFormat.of().formatHex(algorithm.hash("abc".getBytes(UTF_8))))
        .startsWith(hashOfAbc)
        .hasSize(2 * size);
  }

  @Test
  void anUnknownNameIsRefusedWithTheKnownOnes() {
    assertThat(HashAlgorithm.find("md5")).isEmpty();
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> HashAlgorithm.named("md5"))
        .withMessageContaining("unknown hash \"md5\"")
        .withMessageContaining("sha2-256, sha2-384");
  }
}
