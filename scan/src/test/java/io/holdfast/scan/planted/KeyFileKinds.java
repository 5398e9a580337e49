package io.holdfast.scan.planted;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** Private keys as files. */
final class KeyFileKinds {
  private KeyFileKinds() {}

  static List<Kind> all(Dice dice) {
    byte[] rsa = pkcs8("RSA", 1024);
    byte[] wrong = rsa.clone();
    // Within the modulus: then it is no product of the primes any more.
    wrong[60] ^= 1;
    byte[] ec = pkcs8("EC", 256);
    return List.of(
        new Kind("pem-private-key", pem("PRIVATE KEY", rsa, "\n"), pem("PRIVATE KEY", wrong, "\n")),
        new Kind(
            "pem-private-key",
            "const key = \"" + pem("PRIVATE KEY", rsa, "\\n") + "\"",
            "const key = \"" + pem("PRIVATE KEY", wrong, "\\n") + "\""),
        Kind.of("pem-private-key", pem("PRIVATE KEY", ec, "\n    ")),
        Kind.of("gcp-service-account", cloud(dice.hex(40), pem("PRIVATE KEY", rsa, "\\n"))),
        new Kind(
            "openssh-private-key",
            pem("OPENSSH PRIVATE KEY", openSsh(dice, false), "\n"),
            pem("OPENSSH PRIVATE KEY", openSsh(dice, true), "\n")),
        new Kind("pgp-private-key", pgp(dice, false), pgp(dice, true)));
  }

  private static String cloud(String id, String key) {
    return "{\"type\": \"service_account\", \"private_key_id\": \""
        + id
        + "\", \"private_key\": \""
        + key
        + "\"}";
  }

  private static byte[] pkcs8(String algorithm, int size) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(size);
      return generator.generateKeyPair().getPrivate().getEncoded();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String label, byte[] der, String lineEnd) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String body = lines.replace("\n", lineEnd);
    return "-----BEGIN "
        + label
        + "-----"
        + lineEnd
        + body
        + lineEnd
        + "-----END "
        + label
        + "-----";
  }

  private static byte[] openSsh(Dice dice, boolean wrong) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII));
      string(out, "none".getBytes(StandardCharsets.US_ASCII));
      string(out, "none".getBytes(StandardCharsets.US_ASCII));
      string(out, new byte[0]);
      out.writeInt(1);
      string(out, dice.bytes(51));
      ByteArrayOutputStream secret = new ByteArrayOutputStream();
      byte[] check = dice.bytes(4);
      secret.writeBytes(check);
      check[0] ^= wrong ? (byte) 1 : 0;
      secret.writeBytes(check);
      secret.writeBytes(dice.bytes(136));
      string(out, secret.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void string(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String pgp(Dice dice, boolean wrong) {
    byte[] body = dice.bytes(600);
    body[0] = (byte) 0x95;
    int crc = 0xb704ce;
    for (byte b : body) {
      crc ^= (b & 0xff) << 16;
      for (int bit = 0; bit < 8; bit++) {
        crc <<= 1;
        crc ^= (crc & 0x1000000) != 0 ? 0x1864cfb : 0;
      }
    }
    crc ^= wrong ? 4 : 0;
    String sum =
        Base64.getEncoder()
            .encodeToString(new byte[] {(byte) (crc >> 16), (byte) (crc >> 8), (byte) crc});
    String label = "PGP PRIVATE KEY BLOCK";
    return "-----BEGIN "
        + label
        + "-----\nVersion: 1\n\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(body)
        + "\n="
        + sum
        + "\n-----END "
        + label
        + "-----";
  }
}
