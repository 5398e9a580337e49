package io.holdfast.bitcoin.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.tx.SegwitSighash;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.crypto.sign.Secp256k1;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The wallet vectors of BIP-341: output keys, addresses, signature hashes and signatures. */
final class TaprootVectorsTest {
  private static final JsonNode VECTORS = vectors();

  private static JsonNode vectors() {
    try (InputStream stream = TaprootVectorsTest.class.getResourceAsStream("bip341.json")) {
      return new ObjectMapper().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> outputs() {
    return VECTORS.withArray("outputs").valueStream().toList();
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void outputKeysAndAddressesAreThoseOfTheBip(JsonNode output) {
    Bytes internal = Bytes.fromHex(output.get("internalKey").asText());
    JsonNode tree = output.get("tree");
    Optional<Bytes> root = tree.isNull() ? Optional.empty() : Optional.of(root(tree));

    Taproot.OutputKey key = Taproot.outputKey(internal, root);
    Script script = Scripts.p2tr(key.xOnly());

    assertThat(root.map(Bytes::hex).orElse("null")).isEqualTo(output.get("merkleRoot").asText());
    assertThat(Bytes.of(Taproot.tweak(internal, root)).hex())
        .isEqualTo(output.get("tweak").asText());
    assertThat(script.hex()).isEqualTo(output.get("script").asText());
    assertThat(Address.of(Network.MAINNET, script).orElseThrow().text())
        .isEqualTo(output.get("address").asText());
    for (JsonNode block : output.get("controlBlocks")) {
      assertThat(key.oddY()).isEqualTo((Bytes.fromHex(block.asText()).at(0) & 1) == 1);
    }
  }

  private static Bytes root(JsonNode tree) {
    return tree.isArray()
        ? Taproot.branchHash(root(tree.get(0)), root(tree.get(1)))
        : Taproot.leafHash(
            tree.get("leafVersion").asInt(), Script.fromHex(tree.get("script").asText()));
  }

  static List<JsonNode> inputs() {
    return VECTORS.withArray("inputs").valueStream().toList();
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void signatureHashesAndSignaturesAreThoseOfTheBip(JsonNode input) {
    Transaction transaction = Transaction.parseHex(VECTORS.get("transaction").asText());
    List<TxOut> spent =
        VECTORS
            .withArray("spent")
            .valueStream()
            .map(each ->
                new TxOut(each.get("amount").asLong(), Script.fromHex(each.get("script").asText())))
            .toList();

    byte[] hash =
        new SegwitSighash(transaction, spent)
            .taprootKeyPath(input.get("index").asInt(), input.get("hashType").asInt());
    byte[] key = Bytes.fromHex(input.get("tweakedKey").asText()).toArray();
    Bytes signature = Bytes.of(Secp256k1.signSchnorr(key, hash, new byte[32]));

    assertThat(Bytes.of(hash).hex()).isEqualTo(input.get("hash").asText());
    assertThat(input.get("witness").asText()).startsWith(signature.hex());
  }
}
