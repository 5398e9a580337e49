package io.holdfast.engine.pki.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Cidr;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.engine.pki.x509.OtherName;
import java.util.List;

/** Which addresses, URIs, other names, serial numbers and user ids a role issues for. */
public record OtherNameRules(
    boolean allowIpSans,
    List<String> allowedIpSansCidr,
    List<String> allowedUriSans,
    boolean allowedUriSansTemplate,
    List<String> allowedOtherSans,
    List<String> allowedSerialNumbers,
    List<String> allowedUserIds) {
  private static final String ALL = "*";

  static final OtherNameRules DEFAULT =
      new OtherNameRules(true, List.of(), List.of(), false, List.of(), List.of(), List.of());

  static final OtherNameRules ANYTHING =
      new OtherNameRules(
          true, List.of(), List.of(ALL), false, List.of(ALL), List.of(ALL), List.of(ALL));

  private static final Field<Boolean> IPS =
      Field.bool("allow_ip_sans", "Whether IP addresses are allowed.").withDefault(true);
  private static final Field<List<String>> CIDRS =
      Field.commaList("allowed_ip_sans_cidr", "Blocks in which IP addresses must lie.");
  private static final Field<List<String>> URIS =
      Field.commaList("allowed_uri_sans", "URIs that are allowed; patterns with asterisks.");
  private static final Field<Boolean> URI_TEMPLATE =
      Field.bool("allowed_uri_sans_template", "Whether allowed_uri_sans may hold templates.");
  private static final Field<List<String>> OTHERS =
      Field.commaList(
          "allowed_other_sans", "Other names that are allowed: <oid>;UTF8:<pattern>, or *.");
  private static final Field<List<String>> SERIALS =
      Field.commaList(
          "allowed_serial_numbers", "Serial numbers of subjects that are allowed; patterns.");
  private static final Field<List<String>> USER_IDS =
      Field.commaList("allowed_user_ids", "User ids of subjects that are allowed; patterns.");

  static final List<Field<?>> FIELDS =
      List.of(IPS, CIDRS, URIS, URI_TEMPLATE, OTHERS, SERIALS, USER_IDS);

  static OtherNameRules read(Call call, OtherNameRules before) {
    OtherNameRules rules =
        new OtherNameRules(
            call.find(IPS).orElse(before.allowIpSans),
            call.find(CIDRS).orElse(before.allowedIpSansCidr),
            call.find(URIS).orElse(before.allowedUriSans),
            call.find(URI_TEMPLATE).orElse(before.allowedUriSansTemplate),
            call.find(OTHERS).orElse(before.allowedOtherSans),
            call.find(SERIALS).orElse(before.allowedSerialNumbers),
            call.find(USER_IDS).orElse(before.allowedUserIds));
    if (!rules.allowedOtherSans.equals(List.of(ALL))) {
      rules.allowedOtherSans.forEach(OtherName::parse);
    }
    try {
      rules.allowedIpSansCidr.forEach(Cidr::parse);
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest("allowed_ip_sans_cidr: " + e.getMessage());
    }
    return rules;
  }

  boolean allowsOther(OtherName name) {
    return allowedOtherSans.equals(List.of(ALL))
        || allowedOtherSans.stream()
            .map(OtherName::parse)
            .anyMatch(allowed ->
                allowed.oid().equals(name.oid()) && Glob.matches(allowed.value(), name.value()));
  }

  boolean allowsSerialNumber(String serial) {
    return allowedSerialNumbers.stream().anyMatch(allowed -> Glob.matches(allowed, serial));
  }

  boolean allowsUserId(String id) {
    return allowedUserIds.stream()
        .anyMatch(allowed -> allowed.equalsIgnoreCase(id) || Glob.matches(allowed, id));
  }

  void addTo(ObjectNode view) {
    view.put("allow_ip_sans", allowIpSans);
    view.set("allowed_ip_sans_cidr", Json.array(allowedIpSansCidr));
    view.set("allowed_uri_sans", Json.array(allowedUriSans));
    view.put("allowed_uri_sans_template", allowedUriSansTemplate);
    view.set("allowed_other_sans", Json.array(allowedOtherSans));
    view.set("allowed_serial_numbers", Json.array(allowedSerialNumbers));
    view.set("allowed_user_ids", Json.array(allowedUserIds));
  }
}
