package io.holdfast.engine.pki.crl;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Call;
import io.holdfast.api.Durations;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerKey;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.RevocationStore.Line;
import io.holdfast.engine.pki.store.RevocationStore.Listed;
import io.holdfast.engine.pki.store.Usage;
import io.holdfast.engine.pki.x509.Oids;
import io.holdfast.engine.pki.x509.Serials;
import io.holdfast.engine.pki.x509.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLHolder;

/** {@code issuer/:ref/resign-crls} and {@code issuer/:ref/sign-revocation-list}. */
public final class ResignPaths {
  private static final Field<String> REF =
      Field.string("issuer_ref", "The issuer: its id, its name, or default.");
  private static final Field<Long> NUMBER =
      Field.integer("crl_number", "The number of the CRL.").asRequired();
  private static final Field<Long> BASE =
      Field.integer("delta_crl_base_number", "The CRL that a delta adds to; -1 for a full CRL.")
          .withDefault(-1L);
  private static final Field<String> NEXT_UPDATE =
      Field.string("next_update", "For how long the CRL is good, e.g. 72h.").withDefault("72h");
  private static final Field<String> FORMAT =
      Field.string("format", "pem or der, the latter in base64.").withDefault("pem");
  private static final Field<List<String>> CRLS =
      Field.list("crls", "CRLs of the same issuer in PEM, which are merged.");
  private static final Field<JsonNode> REVOKED =
      Field.any("revoked_certs", "Objects with serial_number and revocation_time.");
  private static final Field<JsonNode> EXTENSIONS =
      Field.any("extensions", "Objects with id, critical, and value in base64.");

  private ResignPaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("issuer/{issuer_ref}/resign-crls")
            .describe(
                "Merge CRLs of one issuer that several mounts keep into one.",
                "Each must be of this issuer. Nothing is stored.")
            .fields(REF, NUMBER, BASE, NEXT_UPDATE, FORMAT, CRLS)
            .onWrite(call -> sign(call, merged(call), List.of())),
        Route.path("issuer/{issuer_ref}/sign-revocation-list")
            .describe("Sign a CRL of given contents.", "Nothing is stored.")
            .fields(REF, NUMBER, BASE, NEXT_UPDATE, FORMAT, REVOKED, EXTENSIONS)
            .sudo()
            .onWrite(call -> sign(call, given(call), extensions(call))));
  }

  private static Outcome sign(Call call, List<Listed> lines, List<Extension> more) {
    Issuer issuer = IssuerStore.of(call).require(call.get(REF)).requireUsage(Usage.CRL_SIGNING);
    long base = call.get(BASE);
    Duration life;
    try {
      life = Durations.parse(call.get(NEXT_UPDATE));
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest("next_update: " + e.getMessage());
    }
    CrlDraft draft =
        new CrlDraft(
            call.get(NUMBER),
            base < 0 ? OptionalLong.empty() : OptionalLong.of(base),
            call.now(),
            call.now().plus(life),
            lines,
            more);
    boolean pem = !call.get(FORMAT).equals("der");
    SigningKey key = IssuerKey.open(call, issuer);
    return (Effect)
        () -> {
          try (key) {
            byte[] der = draft.sign(issuer.holder(), key, IssuerKey.revocationScheme(issuer, key));
            String text = pem ? CrlText.pem(der) : Base64.getEncoder().encodeToString(der);
            return later -> Response.data(Json.object().put("crl", text));
          }
        };
  }

  private static List<Listed> merged(Call call) {
    Issuer issuer = IssuerStore.of(call).require(call.get(REF));
    Map<String, Listed> lines = new LinkedHashMap<>();
    for (String pem : call.get(CRLS)) {
      X509CRLHolder crl = CrlText.readPem(pem);
      if (!crl.getIssuer().equals(issuer.holder().getSubject())) {
        throw new Refusal.InvalidRequest("crls holds a CRL of another issuer: " + crl.getIssuer());
      }
      CrlText.lines(crl).forEach(line -> lines.putIfAbsent(line.serial(), line));
    }
    if (call.get(CRLS).isEmpty()) {
      throw new Refusal.InvalidRequest("crls must hold at least one CRL in PEM");
    }
    return List.copyOf(lines.values());
  }

  private static List<Listed> given(Call call) {
    List<Listed> lines = new ArrayList<>();
    call.find(REVOKED)
        .ifPresent(list ->
            list.forEach(item ->
                lines.add(
                    new Listed(
                        Serials.normal(item.path("serial_number").asText("")),
                        new Line(time(call, item), Instant.EPOCH)))));
    return lines;
  }

  private static Instant time(Call call, JsonNode item) {
    JsonNode time = item.path("revocation_time");
    if (time.isMissingNode()) {
      return call.now();
    }
    try {
      return time.isNumber() ? Instant.ofEpochSecond(time.asLong()) : Instant.parse(time.asText());
    } catch (DateTimeParseException e) {
      throw new Refusal.InvalidRequest(
          "revocation_time must be seconds since 1970 or RFC 3339, e.g. 2026-01-01T00:00:00Z");
    }
  }

  private static List<Extension> extensions(Call call) {
    List<Extension> out = new ArrayList<>();
    call.find(EXTENSIONS).ifPresent(list -> list.forEach(item -> out.add(extension(item))));
    return out;
  }

  private static Extension extension(JsonNode item) {
    try {
      return new Extension(
          Oids.of(item.path("id").asText(""), "extensions"),
          item.path("critical").asBoolean(),
          Base64.getDecoder().decode(item.path("value").asText("")));
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest("value in extensions must be base64");
    }
  }
}
