package io.holdfast.bitcoin.musig2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** BIP-327's vectors, and how a case of them is read. */
record Bip327(JsonNode file) {
  static Bip327 read(String name) {
    try (InputStream file = Bip327.class.getResourceAsStream("bip327-" + name + ".json")) {
      return new Bip327(new ObjectMapper().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode cases(String name) {
    assertThat(file.get(name)).as(name).isNotEmpty();
    return file.get(name);
  }

  static Bytes bytes(JsonNode hex) {
    return Bytes.of(HexFormat.of().parseHex(hex.textValue()));
  }

  /** The values of a list of the file that a case names by their indexes. */
  List<Bytes> chosen(String list, JsonNode indexes) {
    List<Bytes> chosen = new ArrayList<>();
    indexes.forEach(index -> chosen.add(bytes(file.get(list).get(index.intValue()))));
    return chosen;
  }

  List<PublicNonce> nonces(JsonNode indexes) {
    return chosen("pnonces", indexes).stream().map(PublicNonce::new).toList();
  }

  /** The keys of a case with its tweaks. */
  AggregateKey key(JsonNode each) {
    List<Bytes> tweaks =
        each.has("tweak_indices")
            ? chosen("tweaks", each.get("tweak_indices"))
            : each.has("tweaks") ? listed(each.get("tweaks")) : List.of();
    AggregateKey key = AggregateKey.of(chosen("pubkeys", each.get("key_indices")));
    for (int i = 0; i < tweaks.size(); i++) {
      key =
          each.get("is_xonly").get(i).booleanValue()
              ? key.tweakedXOnly(tweaks.get(i))
              : key.tweaked(tweaks.get(i));
    }
    return key;
  }

  private static List<Bytes> listed(JsonNode hexes) {
    List<Bytes> listed = new ArrayList<>();
    hexes.forEach(hex -> listed.add(bytes(hex)));
    return listed;
  }

  /** Refused for the published reason, naming the published signer. */
  static void assertRefused(JsonNode each, ThrowingCallable call) {
    JsonNode error = each.get("error");
    String comment = each.path("comment").asText();
    BitcoinException refusal = catchThrowableOfType(BitcoinException.class, call);
    assertThat(refusal).as(comment).isNotNull();
    if (error.get("type").textValue().equals("value")) {
      assertThat(refusal).as(comment).isNotInstanceOf(ContributionException.class);
      return;
    }
    assertThat(refusal).as(comment).isInstanceOf(ContributionException.class);
    ContributionException blamed = (ContributionException) refusal;
    assertThat(blamed.signer().orElse(-1)).as(comment).isEqualTo(error.get("signer").asInt(-1));
    assertThat(blamed.contribution())
        .as(comment)
        .isEqualTo(
            switch (error.get("contrib").textValue()) {
              case "pubkey" -> ContributionException.Contribution.PUBLIC_KEY;
              case "pubnonce" -> ContributionException.Contribution.PUBLIC_NONCE;
              case "aggnonce", "aggothernonce" ->
                  ContributionException.Contribution.AGGREGATE_NONCE;
              case "psig" -> ContributionException.Contribution.PARTIAL_SIGNATURE;
              default -> throw new AssertionError(error);
            });
  }
}
