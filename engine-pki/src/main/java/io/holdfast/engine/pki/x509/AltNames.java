package io.holdfast.engine.pki.x509;

import io.holdfast.api.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;

/** Subject alternative names. Addresses are literals, {@code 10.0.0.1} or {@code 2001:db8::1}. */
public record AltNames(
    List<String> dns,
    List<String> emails,
    List<String> ips,
    List<String> uris,
    List<OtherName> others) {
  public static final AltNames NONE =
      new AltNames(List.of(), List.of(), List.of(), List.of(), List.of());

  /** The names in a request's or certificate's extensions. */
  public static AltNames in(@Nullable Extensions extensions) {
    Extension names =
        extensions == null ? null : extensions.getExtension(Extension.subjectAlternativeName);
    if (names == null) {
      return NONE;
    }
    AltNames out =
        new AltNames(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (GeneralName name : GeneralNames.getInstance(names.getParsedValue()).getNames()) {
      switch (name.getTagNo()) {
        case GeneralName.dNSName -> out.dns.add(text(name));
        case GeneralName.rfc822Name -> out.emails.add(text(name));
        case GeneralName.uniformResourceIdentifier -> out.uris.add(text(name));
        case GeneralName.iPAddress ->
            out.ips.add(address(ASN1OctetString.getInstance(name.getName()).getOctets()));
        case GeneralName.otherName ->
            out.others.add(OtherName.of(ASN1Sequence.getInstance(name.getName())));
        default ->
            throw new Refusal.InvalidRequest(
                "a subject alternative name is of a kind that is not issued (tag "
                    + name.getTagNo()
                    + "): use DNS names, email and IP addresses, URIs and other names");
      }
    }
    return out;
  }

  private static String text(GeneralName name) {
    return ASN1IA5String.getInstance(name.getName()).getString();
  }

  private static String address(byte[] bytes) {
    return switch (bytes.length) {
      case 4 ->
          String.join(
              ".", IntStream.range(0, 4).mapToObj(i -> String.valueOf(bytes[i] & 0xff)).toList());
      case 16 ->
          String.join(
              ":",
              IntStream.range(0, 8)
                  .mapToObj(i ->
                      Integer.toHexString(((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff)))
                  .toList());
      default -> throw new Refusal.InvalidRequest("an IP address of the request is malformed");
    };
  }

  public boolean isEmpty() {
    return dns.isEmpty() && emails.isEmpty() && ips.isEmpty() && uris.isEmpty() && others.isEmpty();
  }

  GeneralNames generalNames() {
    Stream.of(dns, emails, uris).flatMap(List::stream).forEach(AltNames::checkAscii);
    return new GeneralNames(
        Stream.of(
                dns.stream().distinct().map(name -> new GeneralName(GeneralName.dNSName, name)),
                emails.stream()
                    .distinct()
                    .map(name -> new GeneralName(GeneralName.rfc822Name, name)),
                ips.stream().distinct().map(AltNames::ip),
                uris.stream()
                    .distinct()
                    .map(name -> new GeneralName(GeneralName.uniformResourceIdentifier, name)),
                others.stream().distinct().map(OtherName::generalName))
            .flatMap(names -> names)
            .toArray(GeneralName[]::new));
  }

  /** The encoding has no others (RFC 5280, 4.2.1.6). */
  private static void checkAscii(String name) {
    if (!name.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new Refusal.InvalidRequest(
          "the alternative name \"" + name + "\" is not ASCII: write host names as xn--...");
    }
  }

  /** An address, or a block of them for name constraints. */
  static GeneralName ip(String literal) {
    try {
      return new GeneralName(GeneralName.iPAddress, literal);
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest("the value \"" + literal + "\" is not a valid IP address");
    }
  }
}
