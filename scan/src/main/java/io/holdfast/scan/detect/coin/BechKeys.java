package io.holdfast.scan.detect.coin;

import io.holdfast.bitcoin.address.AddressException;
import io.holdfast.bitcoin.address.Bech32;
import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Edges;

/** Keys in bech32: Nostr, age, Cardano, Zcash. */
final class BechKeys {
  private static final int LONGEST = 400;

  private BechKeys() {}

  static void register(Registry registry) {
    key(registry, "nostr-secret-key", "Secret key of Nostr, its checksum checked", 63, 63, "nsec1");
    key(registry, "nostr-encrypted-key", "Encrypted key of Nostr (NIP-49)", 100, 200, "ncryptsec1");
    key(
        registry,
        "age-secret-key",
        "Identity of age, its checksum checked",
        74,
        74,
        "age-secret-key-1");
    key(registry, "age-plugin-identity", "Identity of a plugin of age", 30, LONGEST, "age-plugin-");
    for (String prefix :
        new String[] {"ed25519e_sk1", "ed25519_sk1", "root_xsk1", "acct_xsk1", "addr_xsk1"}) {
      key(
          registry,
          "cardano-secret-key",
          "Secret key of Cardano, its checksum checked",
          60,
          250,
          prefix);
    }
    key(
        registry,
        "zcash-spending-key",
        "Spending key of Zcash, its checksum checked",
        200,
        LONGEST,
        "secret-extended-key-main1");
  }

  private static void key(
      Registry registry, String id, String description, int least, int most, String prefix) {
    Rule rule = registry.rule(id, description, Evidence.CHECKSUM);
    registry.onAnyCase(
        prefix, (window, at, next, hits) -> look(window, at, next, rule, least, most, hits));
  }

  private static void look(
      Window window, int at, int next, Rule rule, int least, int most, Hits hits) {
    byte[] bytes = window.bytes();
    CharClass members = rule.id().contains("plugin") ? CharClass.NAME : CharClass.ALNUM;
    int end = members.endOfRun(bytes, next, Math.min(window.end(), at + most + 1));
    int size = end - at;
    if (size < least
        || size > most
        || !Edges.begins(bytes, window.start(), at)
        || !Edges.ends(bytes, end, window.end())) {
      return;
    }
    try {
      Bech32.Decoded decoded = Bech32.decodeOfAnyLength(window.latin1(at, end));
      if (decoded.variant() == Bech32.Variant.BECH32) {
        hits.add(rule, at, end);
      }
    } catch (AddressException e) {
      // Mistyped, or no key at all.
    }
  }
}
