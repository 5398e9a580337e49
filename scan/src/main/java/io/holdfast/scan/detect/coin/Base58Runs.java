package io.holdfast.scan.detect.coin;

import io.holdfast.bitcoin.address.AddressException;
import io.holdfast.bitcoin.address.Base58Check;
import io.holdfast.crypto.sign.Secp256k1;
import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Edges;
import io.holdfast.scan.text.Runs;
import java.util.Arrays;
import java.util.Set;

/**
 * Keys without a prefix to look for: runs of letters and digits of a certain length, of which the
 * checksum decides.
 */
final class Base58Runs {
  /** Version bytes of WIF: Bitcoin, its test networks, btcd's simnet, Litecoin, Dogecoin, Dash. */
  private static final Set<Integer> WIF_VERSIONS = Set.of(0x80, 0xef, 0x64, 0xb0, 0x9e, 0xcc, 0xf1);

  private static final int BIP38_LENGTH = 58;
  private static final int STELLAR_LENGTH = 56;
  private static final int TEZOS_SEED = 54;
  private static final int TEZOS_KEY = 98;

  private final Rule wif;
  private final Rule bip38;
  private final Rule stellar;
  private final Rule tezos;
  private final Rule solana;
  private final Rule twilio;

  Base58Runs(Registry registry) {
    wif =
        registry.rule(
            "wif-private-key",
            "Private key in wallet import format, its checksum checked",
            Evidence.CHECKSUM);
    bip38 =
        registry.rule(
            "bip38-encrypted-key",
            "Private key encrypted by BIP-38, its checksum checked",
            Evidence.CHECKSUM);
    stellar =
        registry.rule("stellar-seed", "Secret seed of Stellar, its CRC checked", Evidence.CHECKSUM);
    tezos =
        registry.rule("tezos-key", "Secret key of Tezos, its checksum checked", Evidence.CHECKSUM);
    solana =
        registry.rule(
            "solana-key", "Key pair of Solana: the halves belong together", Evidence.CHECKSUM);
    twilio = registry.rule("twilio-api-key", "API key of Twilio", Evidence.STRUCTURE);
  }

  void register(Registry registry) {
    registry.sweep((window, hits) ->
        Runs.each(
            window.bytes(),
            window.start(),
            window.end(),
            CharClass.ALNUM,
            (from, to) -> run(window, from, to, hits)));
  }

  private void run(Window window, int maximal, int to, Hits hits) {
    byte[] bytes = window.bytes();
    if (!Edges.ends(bytes, to, window.end())) {
      return;
    }
    int from = maximal;
    if (maximal > window.start() && bytes[maximal - 1] == '\\' && to - maximal > Runs.LEAST) {
      from++;
    }
    if (from == maximal && !Edges.begins(bytes, window.start(), from)) {
      return;
    }
    switch (to - from) {
      case 51, 52 -> checked(window, from, to, wif, hits);
      case BIP38_LENGTH -> {
        if (window.has(from, "6P")) {
          checked(window, from, to, bip38, hits);
        }
      }
      case TEZOS_SEED, TEZOS_KEY -> {
        if (window.has(from, "edsk")) {
          checked(window, from, to, tezos, hits);
        }
      }
      case STELLAR_LENGTH -> {
        if (bytes[from] == 'S' && Stellar.isSeed(window.latin1(from, to))) {
          hits.add(stellar, from, to);
        }
      }
      case 86, 87, 88 -> {
        if (CharClass.BASE58.isAll(bytes, from, to)
            && SolanaKeys.isPair(Base58.decode(window.latin1(from, to)))) {
          hits.add(solana, from, to);
        }
      }
      case 34 -> {
        if (window.has(from, "SK") && CharClass.LOWER_HEX.isAll(bytes, from + 2, to)) {
          hits.add(twilio, from, to);
        }
      }
      default -> {}
    }
  }

  private void checked(Window window, int from, int to, Rule rule, Hits hits) {
    if (!CharClass.BASE58.isAll(window.bytes(), from, to)) {
      return;
    }
    try {
      byte[] payload = Base58Check.decode(window.latin1(from, to));
      if (!rule.equals(wif) || isWif(payload)) {
        hits.add(rule, from, to);
      }
      Arrays.fill(payload, (byte) 0);
    } catch (AddressException e) {
      // Letters and digits of that length, and no key.
    }
  }

  private static boolean isWif(byte[] payload) {
    boolean sized = payload.length == 33 || (payload.length == 34 && payload[33] == 1);
    return sized
        && WIF_VERSIONS.contains(payload[0] & 0xff)
        && Secp256k1.isValidPrivateKey(Arrays.copyOfRange(payload, 1, 33));
  }
}
