package io.holdfast.scan.detect.assign;

import io.holdfast.bitcoin.address.AddressException;
import io.holdfast.bitcoin.address.Base58Check;
import io.holdfast.crypto.sign.Secp256k1;
import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Likeness;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Keys of chains that only their name tells: 32 bytes in hex, and Ripple's seeds. */
final class ChainKeys {
  private static final List<String> NAMES =
      List.of(
          "private_key",
          "privatekey",
          "privkey",
          "priv_key",
          "secret_key",
          "secretkey",
          "seed",
          "hsm_secret",
          "spend_key",
          "spendkey",
          "nsec");
  private static final List<String> HARMLESS = List.of("public", "hash", "random_seed", "seed_id");
  private static final String RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
  private static final String BITCOIN =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  private final Rule raw;
  private final Rule ripple;

  ChainKeys(Registry registry) {
    raw =
        registry.rule(
            "raw-private-key",
            "Private key of 32 bytes in hex (Ethereum and others), in the curve's range",
            Evidence.CONTEXT);
    ripple =
        registry.rule("ripple-seed", "Seed of Ripple, its checksum checked", Evidence.CHECKSUM);
  }

  Optional<Rule> rule(Assignment assignment, byte[] value) {
    String name = assignment.name();
    if (value.length == 29 || value.length == 31) {
      return isRipple(value) ? Optional.of(ripple) : Optional.empty();
    }
    if (NAMES.stream().noneMatch(name::contains) || HARMLESS.stream().anyMatch(name::contains)) {
      return Optional.empty();
    }
    int from = value.length == 66 && value[0] == '0' && value[1] == 'x' ? 2 : 0;
    if (value.length - from != 64 || !CharClass.HEX.isAll(value, from, value.length)) {
      return Optional.empty();
    }
    byte[] key = HexFormat.of().parseHex(new String(value, from, 64, StandardCharsets.ISO_8859_1));
    return Likeness.isRandom(value, from, value.length) && Secp256k1.isValidPrivateKey(key)
        ? Optional.of(raw)
        : Optional.empty();
  }

  private static boolean isRipple(byte[] value) {
    StringBuilder text = new StringBuilder();
    for (byte b : value) {
      int digit = RIPPLE.indexOf(b);
      if (digit < 0) {
        return false;
      }
      text.append(BITCOIN.charAt(digit));
    }
    try {
      byte[] payload = Base58Check.decode(text.toString());
      boolean secp = payload.length == 17 && payload[0] == 0x21;
      boolean edwards =
          payload.length == 19
              && payload[0] == 1
              && (payload[1] & 0xff) == 0xe1
              && payload[2] == 0x4b;
      return secp || edwards;
    } catch (AddressException e) {
      return false;
    }
  }
}
