package io.holdfast.engine.pki.role;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.engine.pki.x509.ExtKeyUsages;
import io.holdfast.engine.pki.x509.KeyUsages;
import io.holdfast.engine.pki.x509.Oids;
import io.holdfast.engine.pki.x509.PolicyId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;

/** What certificates of a role may be used for. */
public record UsageRules(
    boolean serverFlag,
    boolean clientFlag,
    boolean codeSigningFlag,
    boolean emailProtectionFlag,
    List<String> keyUsage,
    List<String> extKeyUsage,
    List<String> extKeyUsageOids,
    List<String> policyIdentifiers,
    boolean basicConstraintsValidForNonCa) {
  private static final List<String> KEY_USAGE =
      List.of("DigitalSignature", "KeyAgreement", "KeyEncipherment");

  static final UsageRules DEFAULT =
      new UsageRules(true, true, false, false, KEY_USAGE, List.of(), List.of(), List.of(), false);

  /** No extended usages but those a request names. */
  static final UsageRules VERBATIM =
      new UsageRules(false, false, false, false, KEY_USAGE, List.of(), List.of(), List.of(), false);

  private static final Field<Boolean> SERVER =
      Field.bool("server_flag", "Whether certificates are good for servers.").withDefault(true);
  private static final Field<Boolean> CLIENT =
      Field.bool("client_flag", "Whether certificates are good for clients.").withDefault(true);
  private static final Field<Boolean> CODE =
      Field.bool("code_signing_flag", "Whether certificates are good for signing code.");
  private static final Field<Boolean> EMAIL =
      Field.bool("email_protection_flag", "Whether certificates are good for email.");
  private static final Field<List<String>> USAGE =
      Field.commaList("key_usage", "Key usages, by the names of Go's x509 package.")
          .withDefault(KEY_USAGE);
  private static final Field<List<String>> EXT_USAGE =
      Field.commaList("ext_key_usage", "Extended key usages, by the names of Go's x509 package.");
  private static final Field<List<String>> EXT_USAGE_OIDS =
      Field.commaList("ext_key_usage_oids", "Extended key usages as object identifiers.");
  private static final Field<JsonNode> POLICIES =
      Field.any(
          "policy_identifiers",
          "Policies: object identifiers, or objects with oid, cps and notice.");
  private static final Field<Boolean> BASIC =
      Field.bool(
          "basic_constraints_valid_for_non_ca",
          "Whether certificates say that they are no authority's.");

  static final List<Field<?>> FIELDS =
      List.of(SERVER, CLIENT, CODE, EMAIL, USAGE, EXT_USAGE, EXT_USAGE_OIDS, POLICIES, BASIC);

  /** What {@code sign-verbatim} takes of them. */
  public static final List<Field<?>> REQUEST_FIELDS =
      List.of(USAGE, EXT_USAGE, EXT_USAGE_OIDS, BASIC);

  /** Reads what is sent, and takes the rest as it was. */
  public static UsageRules read(Call call, UsageRules before) {
    UsageRules rules =
        new UsageRules(
            call.find(SERVER).orElse(before.serverFlag),
            call.find(CLIENT).orElse(before.clientFlag),
            call.find(CODE).orElse(before.codeSigningFlag),
            call.find(EMAIL).orElse(before.emailProtectionFlag),
            call.find(USAGE).orElse(before.keyUsage),
            call.find(EXT_USAGE).orElse(before.extKeyUsage),
            call.find(EXT_USAGE_OIDS).orElse(before.extKeyUsageOids),
            call.find(POLICIES).map(UsageRules::policies).orElse(before.policyIdentifiers),
            call.find(BASIC).orElse(before.basicConstraintsValidForNonCa));
    return rules.checked();
  }

  /** What a request of {@code sign-verbatim} says, on top of the role's policies. */
  public UsageRules requested(Call call) {
    return new UsageRules(
            false,
            false,
            false,
            false,
            call.find(USAGE).orElse(keyUsage),
            call.find(EXT_USAGE).orElse(extKeyUsage),
            call.find(EXT_USAGE_OIDS).orElse(extKeyUsageOids),
            policyIdentifiers,
            call.find(BASIC).orElse(basicConstraintsValidForNonCa))
        .checked();
  }

  /** The same for servers alone. */
  UsageRules ofServers() {
    return new UsageRules(
        true,
        false,
        false,
        false,
        keyUsage,
        List.of(),
        List.of(),
        policyIdentifiers,
        basicConstraintsValidForNonCa);
  }

  private UsageRules checked() {
    var _ = bits();
    var _ = oids();
    var _ = policies();
    return this;
  }

  private static List<String> policies(JsonNode sent) {
    if (sent.isTextual()) {
      String text = sent.textValue().strip();
      if (text.startsWith("[")) {
        try {
          return policies(Json.parse(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
          throw new Refusal.InvalidRequest("policy_identifiers is no JSON array");
        }
      }
      return text.startsWith("{")
          ? List.of(text)
          : Arrays.stream(text.split(",", -1))
              .map(String::strip)
              .filter(one -> !one.isEmpty())
              .toList();
    }
    List<String> out = new ArrayList<>();
    sent.forEach(item -> out.add(item.isTextual() ? item.textValue() : item.toString()));
    return List.copyOf(out);
  }

  /** The bits of the key usages. */
  public int bits() {
    return KeyUsages.bits(keyUsage);
  }

  /** The object identifiers of the extended key usages. */
  public List<String> oids() {
    List<String> out = new ArrayList<>();
    if (serverFlag) {
      out.add(ExtKeyUsages.SERVER_AUTH);
    }
    if (clientFlag) {
      out.add(ExtKeyUsages.CLIENT_AUTH);
    }
    if (codeSigningFlag) {
      out.add(ExtKeyUsages.CODE_SIGNING);
    }
    if (emailProtectionFlag) {
      out.add(ExtKeyUsages.EMAIL_PROTECTION);
    }
    out.addAll(ExtKeyUsages.oids(extKeyUsage));
    extKeyUsageOids.forEach(oid -> out.add(Oids.of(oid, "ext_key_usage_oids").getId()));
    return out.stream().distinct().toList();
  }

  public List<PolicyId> policies() {
    return policyIdentifiers.stream().map(PolicyId::parse).toList();
  }

  public Optional<BasicConstraints> basic() {
    return basicConstraintsValidForNonCa
        ? Optional.of(new BasicConstraints(false))
        : Optional.empty();
  }

  void addTo(ObjectNode view) {
    view.put("server_flag", serverFlag);
    view.put("client_flag", clientFlag);
    view.put("code_signing_flag", codeSigningFlag);
    view.put("email_protection_flag", emailProtectionFlag);
    view.set("key_usage", Json.array(keyUsage));
    view.set("ext_key_usage", Json.array(extKeyUsage));
    view.set("ext_key_usage_oids", Json.array(extKeyUsageOids));
    view.set("policy_identifiers", Json.array(policyIdentifiers));
    view.put("basic_constraints_valid_for_non_ca", basicConstraintsValidForNonCa);
  }
}
