package io.holdfast.engine.pki.x509;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.holdfast.api.Refusal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of PEM text (RFC 7468).
 *
 * @param label such as {@code CERTIFICATE}
 * @param der what it holds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PemBlock(String label, byte[] der) {
  public static final String CERTIFICATE = "CERTIFICATE";
  public static final String REQUEST = "CERTIFICATE REQUEST";
  public static final String CRL = "X509 CRL";

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]++)-----END \\1-----");

  /** All blocks of a text; what stands between them is ignored. */
  public static List<PemBlock> readAll(String text) {
    List<PemBlock> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      try {
        byte[] der = Base64.getMimeDecoder().decode(matcher.group(2).getBytes(US_ASCII));
        blocks.add(new PemBlock(matcher.group(1), der));
      } catch (IllegalArgumentException e) {
        throw new Refusal.InvalidRequest(
            "the PEM block " + matcher.group(1) + " is not valid base64");
      }
    }
    return List.copyOf(blocks);
  }

  /** A block as text, without a line break at its end. */
  public static String write(String label, byte[] der) {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN %s-----\n%s\n-----END %s-----"
        .formatted(label, lines.encodeToString(der), label);
  }

  /** The label and the size: the content may be a private key. */
  @Override
  public String toString() {
    return "PemBlock[" + label + ", " + der.length + " bytes]";
  }
}
