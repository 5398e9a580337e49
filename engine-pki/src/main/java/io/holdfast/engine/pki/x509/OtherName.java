package io.holdfast.engine.pki.x509;

import io.holdfast.api.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.GeneralName;

/** A subject alternative name of a kind of its own: {@code <oid>;UTF8:<value>} in the API. */
public record OtherName(String oid, String value) {
  private static final Pattern FORM =
      Pattern.compile("([0-9.]+|\\*)\\s*;\\s*([^:]*):(.*)", Pattern.DOTALL);

  /** Reads the API's text. */
  public static OtherName parse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new Refusal.InvalidRequest(
          "other_sans are written <oid>;UTF8:<value>, unlike \"" + text + "\"");
    }
    String type = matcher.group(2).strip().toLowerCase(Locale.ROOT);
    if (!type.equals("utf8") && !type.equals("utf-8")) {
      throw new Refusal.InvalidRequest("other_sans have the type UTF8, not \"" + type + "\"");
    }
    return new OtherName(matcher.group(1), matcher.group(3));
  }

  static OtherName of(ASN1Sequence name) {
    Object value = ASN1TaggedObject.getInstance(name.getObjectAt(1)).getExplicitBaseObject();
    if (value instanceof ASN1UTF8String text) {
      return new OtherName(
          ASN1ObjectIdentifier.getInstance(name.getObjectAt(0)).getId(), text.getString());
    }
    throw new Refusal.InvalidRequest("an other name of the request is no UTF-8 text");
  }

  GeneralName generalName() {
    return new GeneralName(
        GeneralName.otherName,
        new org.bouncycastle.asn1.x509.OtherName(
            Oids.of(oid, "other_sans"), new DERUTF8String(value)));
  }
}
