package io.holdfast.engine.pki.x509;

import io.holdfast.api.Refusal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Names of key usages (RFC 5280, 4.2.1.3), with or without {@code KeyUsage} before them. */
public final class KeyUsages {
  /** What an authority's certificate may do. */
  public static final int AUTHORITY = KeyUsage.keyCertSign | KeyUsage.cRLSign;

  private static final Map<String, Integer> BITS =
      Map.of(
          "digitalsignature", KeyUsage.digitalSignature,
          "contentcommitment", KeyUsage.nonRepudiation,
          "nonrepudiation", KeyUsage.nonRepudiation,
          "keyencipherment", KeyUsage.keyEncipherment,
          "dataencipherment", KeyUsage.dataEncipherment,
          "keyagreement", KeyUsage.keyAgreement,
          "certsign", KeyUsage.keyCertSign,
          "crlsign", KeyUsage.cRLSign,
          "encipheronly", KeyUsage.encipherOnly,
          "decipheronly", KeyUsage.decipherOnly);

  private KeyUsages() {}

  /** The bits of Bouncy Castle's {@link KeyUsage}. */
  public static int bits(Collection<String> names) {
    int bits = 0;
    for (String name : names) {
      String key = name.strip().toLowerCase(Locale.ROOT);
      Integer bit = BITS.get(key.startsWith("keyusage") ? key.substring(8) : key);
      if (bit == null && !key.isEmpty()) {
        throw new Refusal.InvalidRequest(
            "unknown key_usage \""
                + name
                + "\": it is DigitalSignature, ContentCommitment, KeyEncipherment,"
                + " DataEncipherment, KeyAgreement, CertSign, CRLSign, EncipherOnly or"
                + " DecipherOnly");
      }
      bits |= bit == null ? 0 : bit;
    }
    return bits;
  }
}
