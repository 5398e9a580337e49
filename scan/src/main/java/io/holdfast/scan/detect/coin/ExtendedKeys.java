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
import java.util.Arrays;
import java.util.List;

/** Extended private keys of BIP-32, with the version bytes of SLIP-132 and of other chains too. */
final class ExtendedKeys {
  private static final List<String> PREFIXES =
      List.of(
          "xprv", "tprv", "yprv", "zprv", "uprv", "vprv", "Yprv", "Zprv", "Uprv", "Vprv", "sprv",
          "dgpv", "Ltpv", "Mtpv");

  private static final int LEAST = 107;
  private static final int MOST = 112;
  private static final int PAYLOAD = 78;
  private static final int KEY = 46;

  private final Rule rule;

  ExtendedKeys(Registry registry) {
    rule =
        registry.rule(
            "extended-private-key",
            "Extended private key of BIP-32 (xprv, yprv, zprv, tprv ...), its checksum checked",
            Evidence.CHECKSUM);
  }

  void register(Registry registry) {
    PREFIXES.forEach(prefix -> registry.on(prefix, this::look));
  }

  private void look(Window window, int at, int next, Hits hits) {
    byte[] bytes = window.bytes();
    int end = CharClass.BASE58.endOfRun(bytes, next, Math.min(window.end(), at + MOST + 1));
    int size = end - at;
    if (size >= LEAST
        && size <= MOST
        && Edges.begins(bytes, window.start(), at)
        && Edges.ends(bytes, end, window.end())
        && isKey(window.latin1(at, end))) {
      hits.add(rule, at, end);
    }
  }

  private static boolean isKey(String text) {
    try {
      byte[] payload = Base58Check.decode(text);
      boolean valid =
          payload.length == PAYLOAD
              && payload[KEY - 1] == 0
              && Secp256k1.isValidPrivateKey(Arrays.copyOfRange(payload, KEY, PAYLOAD));
      Arrays.fill(payload, (byte) 0);
      return valid;
    } catch (AddressException e) {
      return false;
    }
  }
}
