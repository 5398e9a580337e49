package io.holdfast.bitcoin.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.VectorFile;
import io.holdfast.bitcoin.address.Base58Check;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.psbt.Combiner;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.verify.SelfCheck;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** BIP-174's walk from updated PSBT to transaction, and the PSBTs that its signer must refuse. */
final class SignerVectorsTest {
  private static final Map<String, String> STEPS = named("walk");

  private final Signer signer = new Signer(SelfCheck.available());

  static Stream<Arguments> refused() {
    return VectorFile.cases(SignerVectorsTest.class, "bip174.tsv", "refused");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatFailsTheSignersChecksIsRefused(String hex) {
    Psbt psbt = Psbt.parse(Bytes.fromHex(hex).toArray());
    assertThatThrownBy(() -> PsbtCheck.check(psbt, Network.TESTNET))
        .isInstanceOf(SigningRefused.class);
  }

  @Test
  void twoSignersACombinerAndAFinalizerMakeTheTransactionOfTheBip() {
    Psbt updated = withSecondPrevious(psbt(STEPS, "updated"));
    SigningKeys first =
        keys(
            "cP53pDbR5WtAD8dYAW9hhTjuvvTVaEiQBdrz9XPrgLBeRFiyCbQr",
            "cR6SXDoyfQrcp4piaiHE97Rsgta9mNhGTen9XeonVgwsh4iSgw6d");
    SigningKeys second =
        keys(
            "cT7J9YpCwY3AVRFSjN6ukeEeWY6mhpbJPxRaDaP5QTdygQRxP9Au",
            "cNBc3SWUip9PPm1GjRoLEJT6T41iNzCYtD7qro84FMnM5zEqeJsE");

    Psbt one = signer.sign(PsbtCheck.check(updated, Network.TESTNET), first).psbt();
    Psbt two = signer.sign(PsbtCheck.check(updated, Network.TESTNET), second).psbt();
    assertThat(signatures(one)).isEqualTo(signatures(psbt(STEPS, "signed by the first signer")));
    assertThat(signatures(two)).isEqualTo(signatures(psbt(STEPS, "signed by the second signer")));

    Psbt combined = Combiner.combine(List.of(one, two));
    assertThat(signatures(combined)).isEqualTo(signatures(psbt(STEPS, "combined")));
    SigningResult result = signer.finish(PsbtCheck.check(combined, Network.TESTNET));
    assertThat(result.transaction().orElseThrow().hex()).isEqualTo(hex(STEPS, "transaction"));
  }

  @Test
  void unknownFieldsOfAllPsbtsAreCombined() {
    Map<String, String> unknown = named("unknown");
    Psbt combined = Combiner.combine(List.of(psbt(unknown, "first"), psbt(unknown, "second")));
    assertThat(Bytes.of(combined.serialize()).hex()).isEqualTo(unknown.get("combined"));
  }

  /** The BIP's segwit input came before the fee attack was known: without its transaction. */
  private static Psbt withSecondPrevious(Psbt psbt) {
    Bytes previous = Bytes.fromHex(hex(STEPS, "previous transaction of the second input"));
    return psbt.withInputs(
        List.of(
            psbt.inputs().get(0),
            psbt.inputs()
                .get(1)
                .edit(map -> map.with(InputField.NON_WITNESS_UTXO.key(), previous))));
  }

  private static Map<String, String> named(String mark) {
    return VectorFile.rows(SignerVectorsTest.class, "bip174.tsv", mark)
        .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
  }

  private static String hex(Map<String, String> named, String name) {
    return Objects.requireNonNull(named.get(name), name);
  }

  private static Psbt psbt(Map<String, String> named, String name) {
    return Psbt.parse(Bytes.fromHex(hex(named, name)).toArray());
  }

  private static List<Map<Bytes, Bytes>> signatures(Psbt psbt) {
    return psbt.inputs().stream()
        .map(input -> Map.<Bytes, Bytes>copyOf(input.partialSignatures()))
        .toList();
  }

  private static SigningKeys keys(String... wifs) {
    Map<Bytes, byte[]> held = new HashMap<>();
    for (String wif : wifs) {
      byte[] key = Arrays.copyOfRange(Base58Check.decode(wif), 1, 33);
      held.put(Bytes.of(Secp256k1.publicKey(key)), key);
    }
    return (_, publicKey) -> Optional.ofNullable(held.get(publicKey)).map(SecretBytes::copyOf);
  }
}
