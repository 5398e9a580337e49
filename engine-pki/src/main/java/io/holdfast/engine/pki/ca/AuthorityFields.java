package io.holdfast.engine.pki.ca;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.engine.pki.issue.Format;
import io.holdfast.engine.pki.issue.NameFields;
import io.holdfast.engine.pki.role.SubjectFields;
import io.holdfast.engine.pki.role.Validity;
import io.holdfast.engine.pki.store.UrlsConfig;
import io.holdfast.engine.pki.x509.ExtKeyUsages;
import io.holdfast.engine.pki.x509.KeyUsages;
import io.holdfast.engine.pki.x509.NameLimits;
import io.holdfast.engine.pki.x509.SignatureScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;

/** What requests for authorities have in common. */
final class AuthorityFields {
  private static final Field<Long> MAX_PATH_LENGTH =
      Field.integer("max_path_length", "How many authorities may follow below; -1 for any number.")
          .withDefault(-1L);
  private static final Field<List<String>> KEY_USAGE =
      Field.commaList("key_usage", "Further key usages beside CertSign and CRLSign.");
  private static final Field<List<String>> EXT_KEY_USAGE =
      Field.commaList("ext_key_usage", "Extended key usages, by the names of Go's x509 package.");
  private static final Field<List<String>> EXT_KEY_USAGE_OIDS =
      Field.commaList("ext_key_usage_oids", "Extended key usages as object identifiers.");
  private static final Field<List<String>> PERMITTED_DNS =
      Field.commaList("permitted_dns_domains", "Domains for which it may issue.");
  private static final Field<List<String>> EXCLUDED_DNS =
      Field.commaList("excluded_dns_domains", "Domains for which it may not issue.");
  private static final Field<List<String>> PERMITTED_IPS =
      Field.commaList("permitted_ip_ranges", "Blocks of addresses for which it may issue.");
  private static final Field<List<String>> EXCLUDED_IPS =
      Field.commaList("excluded_ip_ranges", "Blocks of addresses for which it may not issue.");
  private static final Field<List<String>> PERMITTED_EMAILS =
      Field.commaList("permitted_email_addresses", "Email addresses for which it may issue.");
  private static final Field<List<String>> EXCLUDED_EMAILS =
      Field.commaList("excluded_email_addresses", "Email addresses for which it may not issue.");
  private static final Field<List<String>> PERMITTED_URIS =
      Field.commaList("permitted_uri_domains", "Domains of URIs for which it may issue.");
  private static final Field<List<String>> EXCLUDED_URIS =
      Field.commaList("excluded_uri_domains", "Domains of URIs for which it may not issue.");
  private static final Field<Long> SIGNATURE_BITS =
      Field.integer("signature_bits", "Bits of the signature's hash: 256, 384, 512; 0 by itself.");
  private static final Field<Boolean> PSS = Field.bool("use_pss", "Whether RSA signs by PSS.");

  /** Names, subject, format and how to sign. */
  static final List<Field<?>> COMMON =
      Stream.of(
              NameFields.FIELDS, SubjectFields.FIELDS, Format.FIELDS, List.of(SIGNATURE_BITS, PSS))
          .<Field<?>>flatMap(List::stream)
          .toList();

  /** What a certificate says beyond that. */
  static final List<Field<?>> CERTIFICATE =
      Stream.of(
              Validity.AUTHORITY_FIELDS,
              List.of(
                  MAX_PATH_LENGTH,
                  KEY_USAGE,
                  EXT_KEY_USAGE,
                  EXT_KEY_USAGE_OIDS,
                  PERMITTED_DNS,
                  EXCLUDED_DNS,
                  PERMITTED_IPS,
                  EXCLUDED_IPS,
                  PERMITTED_EMAILS,
                  EXCLUDED_EMAILS,
                  PERMITTED_URIS,
                  EXCLUDED_URIS))
          .<Field<?>>flatMap(List::stream)
          .toList();

  private AuthorityFields() {}

  static X500Name subject(Call call) {
    return SubjectFields.of(call)
        .with(NameFields.commonName(call), NameFields.serialNumber(call), List.of())
        .name();
  }

  static int signatureBits(Call call) {
    return SignatureScheme.checked(call.get(SIGNATURE_BITS));
  }

  static boolean pss(Call call) {
    return call.get(PSS);
  }

  static int keyUsage(Call call) {
    return KeyUsages.AUTHORITY | KeyUsages.bits(call.get(KEY_USAGE));
  }

  static List<String> extKeyUsage(Call call) {
    List<String> out = new ArrayList<>(ExtKeyUsages.oids(call.get(EXT_KEY_USAGE)));
    out.addAll(call.get(EXT_KEY_USAGE_OIDS));
    return out;
  }

  static NameLimits limits(Call call) {
    return new NameLimits(
        new NameLimits.Names(
            call.get(PERMITTED_DNS),
            call.get(PERMITTED_IPS),
            call.get(PERMITTED_EMAILS),
            call.get(PERMITTED_URIS)),
        new NameLimits.Names(
            call.get(EXCLUDED_DNS),
            call.get(EXCLUDED_IPS),
            call.get(EXCLUDED_EMAILS),
            call.get(EXCLUDED_URIS)));
  }

  /**
   * The basic constraints of an authority.
   *
   * @param above how many authorities may follow below its issuer; absent for any number
   */
  static BasicConstraints basic(Call call, Optional<Integer> above) {
    if (above.isPresent() && above.get() < 1) {
      throw new Refusal.InvalidRequest(
          "the signing certificate has a max path length of zero, and cannot issue further CA"
              + " certificates: use another issuer");
    }
    long asked = call.get(MAX_PATH_LENGTH);
    if (asked < 0) {
      return above
          .map(length -> new BasicConstraints(length - 1))
          .orElse(new BasicConstraints(true));
    }
    if (above.isPresent() && asked >= above.get()) {
      throw new Refusal.InvalidRequest(
          "max_path_length must be less than the issuer's, which is " + above.get());
    }
    return new BasicConstraints((int) Math.min(asked, Integer.MAX_VALUE));
  }

  /** Says that certificates will not tell where their issuer and its CRLs are found. */
  static void warnWithoutUrls(Call call) {
    if (UrlsConfig.of(call).urls().isEmpty()) {
      call.warn(
          "this mount has no URLs (AIA) yet: clients cannot find missing issuers or CRLs from its"
              + " certificates; set them in config/urls or at the issuer");
    }
  }
}
