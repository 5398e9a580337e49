package io.holdfast.bitcoin.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Base58Check;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.psbt.Combiner;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.testing.BipText;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.verify.SelfCheck;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** BIP-174's walk from updated PSBT to transaction, and the PSBTs that its signer must refuse. */
final class SignerVectorsTest {
  private static final String BIP = "bip-0174.mediawiki";

  private final Signer signer = new Signer(SelfCheck.available());

  static Stream<BipText.Case> refused() {
    return BipText.cases(BIP, "Fails Signer checks").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void whatFailsTheSignersChecksIsRefused(BipText.Case each) {
    Psbt psbt = Psbt.parse(Bytes.fromHex(each.hex()).toArray());
    assertThatThrownBy(() -> PsbtCheck.check(psbt, Network.TESTNET))
        .isInstanceOf(SigningRefused.class);
  }

  @Test
  void twoSignersACombinerAndAFinalizerMakeTheTransactionOfTheBip() {
    Psbt updated = withSecondPrevious(psbtAfter("An updater which adds SIGHASH_ALL"));
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
    assertThat(signatures(one)).isEqualTo(signatures(psbtAfter("* <tt>cR6SXDoy")));
    assertThat(signatures(two)).isEqualTo(signatures(psbtAfter("* <tt>cNBc3SWU")));

    Psbt combined = Combiner.combine(List.of(one, two));
    SigningResult result = signer.finish(PsbtCheck.check(combined, Network.TESTNET));
    assertThat(result.transaction().orElseThrow().hex())
        .isEqualTo(
            BipText.hexAfter(BIP, "Given the above PSBT, a transaction extractor")
                .toLowerCase(Locale.ROOT));
  }

  @Test
  void unknownFieldsOfAllPsbtsAreCombined() {
    String head = "Given these two PSBTs with unknown key-value pairs";
    List<String> hex =
        BipText.lines(BIP).stream()
            .dropWhile(line -> !line.contains(head))
            .filter(line -> line.contains("Bytes in Hex"))
            .map(line -> line.replaceAll(".*<pre>|</pre>.*", ""))
            .limit(3)
            .toList();
    List<Psbt> psbts = hex.stream().map(each -> Psbt.parse(Bytes.fromHex(each).toArray())).toList();
    Psbt combined = Combiner.combine(psbts.subList(0, 2));
    assertThat(Bytes.of(combined.serialize()).hex()).isEqualTo(hex.get(2));
  }

  /** The BIP's segwit input came before the fee attack was known: without its transaction. */
  private static Psbt withSecondPrevious(Psbt psbt) {
    if (psbt.inputs().get(1).nonWitnessUtxo().isPresent()) {
      return psbt;
    }
    String previous =
        BipText.lines(BIP).stream()
            .dropWhile(line -> !line.contains("* Previous Transactions:"))
            .filter(line -> line.startsWith("** <pre>"))
            .map(line -> line.replaceAll(".*<pre>|</pre>.*", ""))
            .filter(hex ->
                Transaction.parseHex(hex)
                    .txid()
                    .equals(psbt.unsignedTransaction().inputs().get(1).previous().txid()))
            .findFirst()
            .orElseThrow();
    return psbt.withInputs(
        List.of(
            psbt.inputs().get(0),
            psbt.inputs()
                .get(1)
                .edit(
                    map -> map.with(InputField.NON_WITNESS_UTXO.key(), Bytes.fromHex(previous)))));
  }

  private static Psbt psbtAfter(String text) {
    return Psbt.parse(Bytes.fromHex(BipText.hexAfter(BIP, text)).toArray());
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
