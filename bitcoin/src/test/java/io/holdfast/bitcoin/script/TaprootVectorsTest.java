package io.holdfast.bitcoin.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.testing.BipText;
import io.holdfast.bitcoin.tx.SegwitSighash;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.crypto.sign.Secp256k1;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The wallet vectors of BIP-341: output keys, addresses, signature hashes and signatures. */
final class TaprootVectorsTest {
  private static JsonNode vectors() throws IOException {
    return new ObjectMapper()
        .readTree(BipText.published("bip-0341_wallet-test-vectors.json").toFile());
  }

  @Test
  void outputKeysAndAddressesAreThoseOfTheBip() throws IOException {
    JsonNode cases = vectors().get("scriptPubKey");
    assertThat(cases).isNotEmpty();
    for (JsonNode each : cases) {
      Bytes internal = Bytes.fromHex(each.at("/given/internalPubkey").asText());
      JsonNode tree = each.at("/given/scriptTree");
      Optional<Bytes> root = tree.isNull() ? Optional.empty() : Optional.of(root(tree));

      Script script = Scripts.p2tr(Taproot.outputKey(internal, root).xOnly());

      assertThat(root.map(Bytes::hex).orElse("null"))
          .isEqualTo(each.at("/intermediary/merkleRoot").asText());
      assertThat(Bytes.of(Taproot.tweak(internal, root)).hex())
          .isEqualTo(each.at("/intermediary/tweak").asText());
      assertThat(script.hex()).isEqualTo(each.at("/expected/scriptPubKey").asText());
      assertThat(Address.of(Network.MAINNET, script).orElseThrow().text())
          .isEqualTo(each.at("/expected/bip350Address").asText());
      JsonNode blocks = each.at("/expected/scriptPathControlBlocks");
      if (!blocks.isMissingNode()) {
        boolean odd = (Bytes.fromHex(blocks.get(0).asText()).at(0) & 1) == 1;
        assertThat(Taproot.outputKey(internal, root).oddY()).isEqualTo(odd);
      }
    }
  }

  private static Bytes root(JsonNode tree) {
    return tree.isArray()
        ? Taproot.branchHash(root(tree.get(0)), root(tree.get(1)))
        : Taproot.leafHash(
            tree.get("leafVersion").asInt(), Script.fromHex(tree.get("script").asText()));
  }

  @Test
  void signatureHashesAndSignaturesAreThoseOfTheBip() throws IOException {
    JsonNode spending = vectors().get("keyPathSpending").get(0);
    Transaction transaction = Transaction.parseHex(spending.at("/given/rawUnsignedTx").asText());
    List<TxOut> spent = new ArrayList<>();
    for (JsonNode utxo : spending.at("/given/utxosSpent")) {
      spent.add(
          new TxOut(
              utxo.get("amountSats").asLong(), Script.fromHex(utxo.get("scriptPubKey").asText())));
    }
    SegwitSighash hashes = new SegwitSighash(transaction, spent);
    for (JsonNode each : spending.get("inputSpending")) {
      int type = each.at("/given/hashType").asInt();
      byte[] hash = hashes.taprootKeyPath(each.at("/given/txinIndex").asInt(), type);
      assertThat(Bytes.of(hash).hex()).isEqualTo(each.at("/intermediary/sigHash").asText());

      byte[] key = Bytes.fromHex(each.at("/intermediary/tweakedPrivkey").asText()).toArray();
      Bytes signature = Bytes.of(Secp256k1.signSchnorr(key, hash, new byte[32]));
      assertThat(each.at("/expected/witness/0").asText()).startsWith(signature.hex());
    }
  }
}
