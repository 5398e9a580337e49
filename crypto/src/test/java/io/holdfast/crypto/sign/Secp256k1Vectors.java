package io.holdfast.crypto.sign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Published vectors of the curve, kept as tab-separated test resources. */
final class Secp256k1Vectors {
  private Secp256k1Vectors() {}

  /**
   * A case of Wycheproof.
   *
   * @param publicKey uncompressed
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Ecdsa(
      String number, byte[] publicKey, byte[] message, byte[] signature, boolean isValid) {}

  /** The cases of one file. */
  static List<Ecdsa> wycheproof(String name) {
    List<Ecdsa> cases = new ArrayList<>();
    byte[] key = new byte[0];
    for (List<String> row : rows("wycheproof-secp256k1-" + name + ".tsv")) {
      if (row.getFirst().equals("key")) {
        key = bytes(row.get(1));
      } else {
        cases.add(
            new Ecdsa(
                row.get(0), key, bytes(row.get(1)), bytes(row.get(2)), row.get(3).equals("valid")));
      }
    }
    return cases;
  }

  /** The rows of a file without its comments. */
  static List<List<String>> rows(String name) {
    try (InputStream stream = Secp256k1Vectors.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split("\t")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cell in hex; a dash is no bytes. */
  static byte[] bytes(String cell) {
    return cell.equals("-") ? new byte[0] : HexFormat.of().parseHex(cell);
  }
}
