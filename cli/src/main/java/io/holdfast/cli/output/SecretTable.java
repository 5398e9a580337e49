package io.holdfast.cli.output;

import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The rows in which an answer is shown: its lease, its login or its wrapping, then its data. */
final class SecretTable {
  private SecretTable() {}

  /** Names and values in order of print. */
  static SequencedMap<String, String> rows(Secret secret) {
    SequencedMap<String, String> rows = new LinkedHashMap<>();
    lease(secret.envelope(), rows);
    auth(secret.auth(), rows);
    wrapping(secret.wrapInfo(), rows);
    new TreeMap<>(secret.data().members())
        .forEach((name, value) -> rows.put(name, dataCell(name, value)));
    return rows;
  }

  /** The text of one data field. */
  static String dataCell(String name, Json value) {
    boolean seconds = value instanceof Json.Num n && n.literal().matches("-?[0-9]{1,18}");
    return seconds && HumanDuration.isNamedBy(name)
        ? HumanDuration.ofSeconds(Long.parseLong(value.text()))
        : GoText.of(value);
  }

  private static void lease(Json.Obj envelope, SequencedMap<String, String> rows) {
    long seconds = envelope.number("lease_duration");
    if (seconds <= 0) {
      return;
    }
    String duration = HumanDuration.ofSeconds(seconds);
    if (envelope.text("lease_id").isEmpty()) {
      rows.put("refresh_interval", duration);
      return;
    }
    rows.put("lease_id", envelope.text("lease_id"));
    rows.put("lease_duration", duration);
    rows.put("lease_renewable", Boolean.toString(envelope.flag("renewable")));
  }

  private static void auth(Json.Obj auth, SequencedMap<String, String> rows) {
    if (auth.isEmpty()) {
      return;
    }
    Json.Obj mfa = auth.object("mfa_requirement");
    if (!mfa.isEmpty()) {
      rows.put("mfa_request_id", mfa.text("mfa_request_id"));
      rows.put("mfa_constraint", GoText.of(mfa.object("mfa_constraints")));
      return;
    }
    long ttl = auth.number("lease_duration");
    rows.put("token", auth.text("client_token"));
    rows.put("token_accessor", auth.text("accessor"));
    rows.put("token_duration", ttl == 0 ? "∞" : HumanDuration.ofSeconds(ttl));
    rows.put("token_renewable", Boolean.toString(auth.flag("renewable")));
    rows.put("token_policies", GoText.quoted(auth.texts("token_policies")));
    rows.put("identity_policies", GoText.quoted(auth.texts("identity_policies")));
    rows.put("policies", GoText.quoted(auth.texts("policies")));
    new TreeMap<>(auth.object("metadata").members())
        .forEach((name, value) -> rows.put("token_meta_" + name, value.text()));
  }

  private static void wrapping(Json.Obj wrap, SequencedMap<String, String> rows) {
    if (wrap.isEmpty()) {
      return;
    }
    rows.put("wrapping_token:", wrap.text("token"));
    rows.put("wrapping_accessor:", wrap.text("accessor"));
    rows.put("wrapping_token_ttl:", HumanDuration.ofSeconds(wrap.number("ttl")));
    rows.put("wrapping_token_creation_time:", goTime(wrap.text("creation_time")));
    rows.put("wrapping_token_creation_path:", wrap.text("creation_path"));
    if (!wrap.text("wrapped_accessor").isEmpty()) {
      rows.put("wrapped_accessor:", wrap.text("wrapped_accessor"));
    }
  }

  /** {@code 2026-11-22 05:15:46.775 +0000 UTC}, or the text as it is. */
  static String goTime(String rfc3339) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(rfc3339);
      String fraction = rfc3339.replaceFirst("^[^.]*(\\.[0-9]+)?.*$", "$1");
      String zone =
          time.getOffset().equals(ZoneOffset.UTC)
              ? " +0000 UTC"
              : time.format(DateTimeFormatter.ofPattern(" xx xx"));
      return time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")) + fraction + zone;
    } catch (DateTimeParseException e) {
      return rfc3339;
    }
  }
}
