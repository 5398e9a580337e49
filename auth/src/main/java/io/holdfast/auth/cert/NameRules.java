package io.holdfast.auth.cert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.route.Field;
import io.holdfast.auth.match.Glob;
import io.holdfast.auth.token.Given;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names that a role demands, as patterns; an empty list demands nothing, of the others one pattern
 * must match one name of its kind.
 *
 * @param any the older rule for common name, DNS names and e-mail addresses together
 */
record NameRules(
    List<String> any,
    List<String> commonNames,
    List<String> dns,
    List<String> emails,
    List<String> uris,
    List<String> units) {

  static final NameRules NONE =
      new NameRules(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  private static final Field<List<String>> ANY =
      Field.commaList("allowed_names", "Use the fields of one kind of name instead.");
  private static final Field<List<String>> COMMON_NAMES =
      Field.commaList("allowed_common_names", "Patterns of common names.");
  private static final Field<List<String>> DNS =
      Field.commaList("allowed_dns_sans", "Patterns of DNS names.");
  private static final Field<List<String>> EMAILS =
      Field.commaList("allowed_email_sans", "Patterns of e-mail addresses.");
  private static final Field<List<String>> URIS =
      Field.commaList("allowed_uri_sans", "Patterns of URIs.");
  private static final Field<List<String>> UNITS =
      Field.commaList("allowed_organizational_units", "Patterns of organizational units.");
  static final List<Field<?>> FIELDS = List.of(ANY, COMMON_NAMES, DNS, EMAILS, URIS, UNITS);

  NameRules apply(Given given) {
    return new NameRules(
        given.find(ANY).orElse(any),
        given.find(COMMON_NAMES).orElse(commonNames),
        given.find(DNS).orElse(dns),
        given.find(EMAILS).orElse(emails),
        given.find(URIS).orElse(uris),
        given.find(UNITS).orElse(units));
  }

  void show(ObjectNode out) {
    show(out, ANY, any);
    show(out, COMMON_NAMES, commonNames);
    show(out, DNS, dns);
    show(out, EMAILS, emails);
    show(out, URIS, uris);
    show(out, UNITS, units);
  }

  /** A list as reads show it: null where nothing was set. */
  static void show(ObjectNode out, Field<?> field, List<String> list) {
    out.set(field.name(), list.isEmpty() ? null : Json.array(list));
  }

  boolean match(ClientCertificate client) {
    List<String> common = List.of(client.commonName());
    List<String> mixed =
        Stream.of(common, client.dnsNames(), client.emails()).flatMap(List::stream).toList();
    return match(any, mixed)
        && match(commonNames, common)
        && match(dns, client.dnsNames())
        && match(emails, client.emails())
        && match(uris, client.uris())
        && match(units, client.organizationalUnits());
  }

  private static boolean match(List<String> patterns, Collection<String> names) {
    return patterns.isEmpty() || names.stream().anyMatch(name -> Glob.matchesAny(patterns, name));
  }
}
