package io.holdfast.auth.cert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.auth.match.Glob;
import io.holdfast.auth.token.Given;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Extensions that a role demands, and those that it puts into the metadata.
 *
 * @param required {@code oid:pattern} of a text, or {@code hex:oid:pattern} of the DER in
 *     hexadecimal; all must match
 * @param metadata OIDs whose text becomes metadata, with dashes in the place of dots
 */
record ExtensionRules(List<String> required, List<String> metadata) {
  static final ExtensionRules NONE = new ExtensionRules(List.of(), List.of());

  private static final Field<List<String>> REQUIRED =
      Field.commaList("required_extensions", "oid:pattern, or hex:oid:pattern; all must match.");
  private static final Field<List<String>> METADATA =
      Field.commaList("allowed_metadata_extensions", "OIDs of extensions that become metadata.");
  static final List<Field<?>> FIELDS = List.of(REQUIRED, METADATA);

  private static final Pattern OID = Pattern.compile("[0-2](\\.\\d{1,20}){1,30}");
  private static final String HEX = "hex:";

  /**
   * @throws Refusal.InvalidRequest naming the entry that is none
   */
  ExtensionRules apply(Given given) {
    ExtensionRules after =
        new ExtensionRules(
            given.find(REQUIRED).orElse(required), given.find(METADATA).orElse(metadata));
    after.required.forEach(entry -> {
      String bare = entry.startsWith(HEX) ? entry.substring(HEX.length()) : entry;
      int colon = bare.indexOf(':');
      if (colon < 0 || !OID.matcher(bare.substring(0, colon)).matches()) {
        throw new Refusal.InvalidRequest(
            "required_extensions: \"" + entry + "\" is not oid:pattern or hex:oid:pattern");
      }
    });
    after.metadata.forEach(oid -> {
      if (!OID.matcher(oid).matches()) {
        throw new Refusal.InvalidRequest(
            "allowed_metadata_extensions: \"" + oid + "\" is no OID; write for example 1.2.3.4");
      }
    });
    return after;
  }

  void show(ObjectNode out) {
    NameRules.show(out, REQUIRED, required);
    NameRules.show(out, METADATA, metadata);
  }

  boolean match(ClientCertificate client) {
    return required.stream().allMatch(entry -> matches(entry, client));
  }

  private static boolean matches(String entry, ClientCertificate client) {
    boolean hex = entry.startsWith(HEX);
    String[] parts = (hex ? entry.substring(HEX.length()) : entry).split(":", 2);
    return hex
        ? client
            .extension(parts[0])
            .filter(value ->
                Glob.matches(parts[1].toLowerCase(Locale.ROOT), HexFormat.of().formatHex(value)))
            .isPresent()
        : client.extensionText(parts[0]).filter(text -> Glob.matches(parts[1], text)).isPresent();
  }

  /** The metadata that a certificate's extensions give. */
  Map<String, String> metadataOf(ClientCertificate client) {
    Map<String, String> out = new TreeMap<>();
    for (String oid : metadata) {
      client.extensionText(oid).ifPresent(text -> out.put(oid.replace('.', '-'), text));
    }
    return out;
  }
}
