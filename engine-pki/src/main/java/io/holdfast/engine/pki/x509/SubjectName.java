package io.holdfast.engine.pki.x509;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** The parts of a subject's name that the API has. Empty ones are left out. */
public record SubjectName(
    String commonName,
    String serialNumber,
    List<String> country,
    List<String> organization,
    List<String> ou,
    List<String> locality,
    List<String> province,
    List<String> streetAddress,
    List<String> postalCode,
    List<String> userIds) {

  private static final List<ASN1ObjectIdentifier> ORDER =
      List.of(
          BCStyle.C,
          BCStyle.O,
          BCStyle.OU,
          BCStyle.L,
          BCStyle.ST,
          BCStyle.STREET,
          BCStyle.POSTAL_CODE,
          BCStyle.CN,
          BCStyle.SERIALNUMBER);

  /** The name, several values of one kind in one element, in the order of Vault's. */
  public X500Name name() {
    List<RDN> parts = new ArrayList<>();
    add(parts, BCStyle.C, country);
    add(parts, BCStyle.O, organization);
    add(parts, BCStyle.OU, ou);
    add(parts, BCStyle.L, locality);
    add(parts, BCStyle.ST, province);
    add(parts, BCStyle.STREET, streetAddress);
    add(parts, BCStyle.POSTAL_CODE, postalCode);
    add(parts, BCStyle.CN, commonName.isEmpty() ? List.of() : List.of(commonName));
    add(parts, BCStyle.SERIALNUMBER, serialNumber.isEmpty() ? List.of() : List.of(serialNumber));
    userIds.forEach(id -> add(parts, BCStyle.UID, List.of(id)));
    return new X500Name(parts.toArray(new RDN[0]));
  }

  private static void add(List<RDN> parts, ASN1ObjectIdentifier type, List<String> values) {
    if (values.isEmpty()) {
      return;
    }
    parts.add(
        new RDN(
            new LinkedHashSet<>(values)
                .stream()
                    .map(value -> new AttributeTypeAndValue(type, text(value)))
                    .toArray(AttributeTypeAndValue[]::new)));
  }

  private static ASN1Encodable text(String value) {
    return DERPrintableString.isPrintableString(value)
        ? new DERPrintableString(value)
        : new DERUTF8String(value);
  }

  /** The first value of a kind in a name, or nothing. */
  public static String first(X500Name name, ASN1ObjectIdentifier type) {
    List<String> all = all(name, type);
    return all.isEmpty() ? "" : all.getFirst();
  }

  /** All values of a kind in a name. */
  public static List<String> all(X500Name name, ASN1ObjectIdentifier type) {
    List<String> out = new ArrayList<>();
    for (RDN rdn : name.getRDNs(type)) {
      for (AttributeTypeAndValue part : rdn.getTypesAndValues()) {
        if (part.getType().equals(type)) {
          out.add(
              part.getValue() instanceof ASN1String text
                  ? text.getString()
                  : part.getValue().toString());
        }
      }
    }
    return out;
  }

  /** A name as text, in the order of Go's programs, whichever it was written in. */
  public static String text(X500Name name) {
    List<RDN> parts =
        Arrays.stream(name.getRDNs())
            .sorted(Comparator.comparingInt(SubjectName::place).reversed())
            .toList();
    return new X500Name(parts.toArray(new RDN[0])).toString();
  }

  private static int place(RDN part) {
    return ORDER.indexOf(part.getFirst().getType());
  }
}
