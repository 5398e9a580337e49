package io.holdfast.engine.pki.issue;

import io.holdfast.api.Call;
import io.holdfast.api.route.Field;
import io.holdfast.engine.pki.role.HostNames;
import io.holdfast.engine.pki.x509.AltNames;
import io.holdfast.engine.pki.x509.OtherName;
import java.util.ArrayList;
import java.util.List;

/** The names that a request asks for. */
public final class NameFields {
  private static final Field<String> COMMON_NAME =
      Field.string("common_name", "The subject's common name; also an alternative name.");
  private static final Field<List<String>> ALT_NAMES =
      Field.commaList("alt_names", "Alternative names: host names and email addresses.");
  private static final Field<List<String>> IPS =
      Field.commaList("ip_sans", "Alternative names that are IP addresses.");
  private static final Field<List<String>> URIS =
      Field.commaList("uri_sans", "Alternative names that are URIs.");
  private static final Field<List<String>> OTHERS =
      Field.commaList("other_sans", "Alternative names of other kinds: <oid>;UTF8:<value>.");
  private static final Field<Boolean> EXCLUDE_CN =
      Field.bool(
          "exclude_cn_from_sans", "Whether the common name is left out of the alternative names.");
  private static final Field<String> SERIAL_NUMBER =
      Field.string("serial_number", "The serial number in the subject, not the certificate's.");

  public static final List<Field<?>> FIELDS =
      List.of(COMMON_NAME, ALT_NAMES, IPS, URIS, OTHERS, EXCLUDE_CN, SERIAL_NUMBER);

  private NameFields() {}

  public static String commonName(Call call) {
    return call.get(COMMON_NAME).strip();
  }

  public static String serialNumber(Call call) {
    return call.get(SERIAL_NUMBER);
  }

  static boolean asksForAltNames(Call call) {
    return !call.get(ALT_NAMES).isEmpty();
  }

  /** The alternative names that are asked for, the common name not yet among them. */
  static AltNames altNames(Call call) {
    List<String> dns = new ArrayList<>();
    List<String> emails = new ArrayList<>();
    call.get(ALT_NAMES).forEach(name -> (name.contains("@") ? emails : dns).add(name));
    return new AltNames(dns, emails, call.get(IPS), call.get(URIS), others(call));
  }

  static List<OtherName> others(Call call) {
    return call.get(OTHERS).stream().map(OtherName::parse).toList();
  }

  /** The names with the common name among them, if it looks like one and is not excluded. */
  static AltNames withCommonName(Call call, AltNames names, String commonName) {
    if (commonName.isEmpty() || call.get(EXCLUDE_CN)) {
      return names;
    }
    List<String> dns = new ArrayList<>();
    List<String> emails = new ArrayList<>();
    if (commonName.contains("@")) {
      emails.add(commonName);
    } else if (HostNames.isDnsName(commonName)) {
      dns.add(commonName);
    }
    dns.addAll(names.dns());
    emails.addAll(names.emails());
    return new AltNames(dns, emails, names.ips(), names.uris(), names.others());
  }

  /** The names of an authority's request, which no role limits. */
  public static AltNames ofAuthority(Call call) {
    return withCommonName(call, altNames(call), commonName(call));
  }
}
