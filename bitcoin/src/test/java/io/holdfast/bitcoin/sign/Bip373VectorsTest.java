package io.holdfast.bitcoin.sign;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.VectorFile;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.key.WifKey;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtVectorsTest;
import io.holdfast.bitcoin.verify.SelfCheck;
import io.holdfast.crypto.SecretBytes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published MuSig2 payments: as far as they were signed, and signed anew by us. */
class Bip373VectorsTest {
  private static final Signer SIGNER = new Signer(SelfCheck.available());

  static Stream<Arguments> partial() {
    return VectorFile.cases(PsbtVectorsTest.class, "bip373.tsv", "partial");
  }

  static Stream<Arguments> start() {
    return VectorFile.cases(PsbtVectorsTest.class, "bip373.tsv", "start");
  }

  @ParameterizedTest
  @MethodSource("partial")
  void thePublishedPartialSignaturesMakeAValidTransaction(String hex) {
    Psbt psbt = Psbt.parse(Bytes.fromHex(hex).toArray());
    // Without the aggregate signature that some of them have already.
    Psbt parts =
        psbt.withInputs(
            psbt.inputs().stream()
                .map(input ->
                    input.edit(map -> map.without(key -> key.at(0) == 0x13 || key.at(0) == 0x14)))
                .toList());
    assertThat(parts.inputs().getFirst().musig2().partialSignatures()).hasSize(3);
    assertThat(SIGNER.finish(PsbtCheck.check(parts, Network.REGTEST)).complete()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("start")
  void thePublishedKeysSignThePublishedPayments(String hex) {
    Psbt psbt = Psbt.parse(Bytes.fromHex(hex).toArray());
    SecretNonces nonces = new NonceMemory(10, 100, Duration.ofHours(1)).in("", Instant.EPOCH);
    Psbt ready =
        SIGNER.addNonces(PsbtCheck.check(psbt, Network.REGTEST), this::keyFor, nonces).psbt();
    assertThat(ready.inputs().getFirst().musig2().publicNonces()).hasSize(3);
    SigningResult result =
        SIGNER.sign(PsbtCheck.check(ready, Network.REGTEST), this::keyFor, nonces);
    assertThat(result.complete()).isTrue();
  }

  private Optional<SecretBytes> keyFor(KeyOrigin origin, Bytes publicKey) {
    return Stream.of(
            "cStJABmHavSe7SFH2f7caQUgx3TUyXum8wtcxFyKyYP8LEqnMiEh",
            "cRWjhuCcHgLLPVPNav8uX8xgGjHfcPjVvmWznGLz7CSKbGzmfvRQ",
            "cMahea7zqjxrtgAbB7LSGbcQUr1uX1ojuat9jZodMN87KcLPVfXz")
        .map(WifKey::parse)
        .filter(key -> key.publicKey().equals(publicKey))
        .map(WifKey::privateKey)
        .findFirst();
  }
}
