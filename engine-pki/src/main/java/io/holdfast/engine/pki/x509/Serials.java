package io.holdfast.engine.pki.x509;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.Randomness;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.util.BigIntegers;

/** Serial numbers, and their text: bytes in hexadecimal with colons between them. */
public final class Serials {
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{1,64}");
  private static final int BYTES = 20;

  private Serials() {}

  /** A fresh one: 159 random bits, so that 20 bytes hold it (RFC 5280, 4.1.2.2). */
  public static BigInteger random() {
    byte[] bytes = Randomness.bytes(BYTES);
    bytes[0] &= 0x7f;
    BigInteger serial = new BigInteger(1, bytes);
    return serial.signum() == 0 ? random() : serial;
  }

  public static String text(BigInteger serial) {
    return COLONS.formatHex(BigIntegers.asUnsignedByteArray(serial.abs()));
  }

  /** The text of a serial that a client wrote with colons, with hyphens or with nothing between. */
  public static String normal(String written) {
    String hex = written.strip().toLowerCase(Locale.ROOT).replace(":", "").replace("-", "");
    if (!HEX.matcher(hex).matches()) {
      throw new Refusal.InvalidRequest(
          "serial_number is no serial number: write bytes in hexadecimal, such as 17:ab:3f");
    }
    return COLONS.formatHex(HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : "0" + hex));
  }
}
