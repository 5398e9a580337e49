package io.holdfast.scan.planted;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Credentials of nodes. */
final class NodeKinds {
  private NodeKinds() {}

  static List<Kind> all(Dice dice) {
    byte[] macaroon = macaroon(dice, 32);
    byte[] broken = macaroon(dice, 31);
    HexFormat hex = HexFormat.of();
    return List.of(
        new Kind(
            "lnd-macaroon",
            "Grpc-Metadata-macaroon: " + hex.formatHex(macaroon),
            "Grpc-Metadata-macaroon: " + hex.formatHex(broken)),
        new Kind(
            "lnd-macaroon",
            "lndconnect://host:10009?macaroon="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(macaroon),
            "lndconnect://host:10009?macaroon="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(broken)),
        new Kind("cln-rune", "rune " + rune(dice, "=7"), "rune " + rune(dice, "+7")),
        Kind.of("cln-rune", "{\"rune\": \"" + rune(dice, "=12&method^list|method=pay") + "\"}"),
        Kind.of("bitcoind-rpcauth", "rpcauth=alice:" + dice.hex(32) + "$" + dice.hex(64)),
        Kind.of("bitcoind-rpcpassword", "rpcpassword=" + dice.alnum(32)),
        Kind.of("bitcoind-cookie", "__cookie__:" + dice.hex(64)),
        Kind.of(
            "bitcoind-walletpassphrase",
            "bitcoin-cli walletpassphrase \"" + dice.alnum(14) + "\" 60"),
        Kind.of(
            "vault-unseal-key",
            "Unseal Key 1: " + Base64.getEncoder().encodeToString(dice.bytes(33))));
  }

  private static String rune(Dice dice, String restrictions) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(dice.bytes(32));
    bytes.writeBytes(restrictions.getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().encodeToString(bytes.toByteArray());
  }

  private static byte[] macaroon(Dice dice, int signature) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {2, 1, 3, 'l', 'n', 'd', 2, 66, 3});
    bytes.writeBytes(dice.bytes(65));
    bytes.writeBytes(new byte[] {0, 0, 6, (byte) signature});
    bytes.writeBytes(dice.bytes(signature));
    return bytes.toByteArray();
  }
}
