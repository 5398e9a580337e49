package io.holdfast.engine.database;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.engine.database.product.Details;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection as a read shows it: without any password. */
final class ConfigView {
  /** The password in a URL, or in the address of Go's MySQL driver: up to the last {@code @}. */
  private static final Pattern IN_URL =
      Pattern.compile("^([a-z]+://[^:@/]*:|(?![a-z]+://)[^:@/]*:)(.+)(@[^@]*)$", Pattern.DOTALL);

  private static final Pattern IN_PAIRS =
      Pattern.compile("(\\bpassword\\s*=\\s*)('(?:[^'\\\\]|\\\\.)*'|[^\\s'&]+)");

  private ConfigView() {}

  static ObjectNode of(DatabaseConfig config) {
    ObjectNode details = config.details().deepCopy();
    details.remove(Details.SECRET);
    if (details.has("connection_url")) {
      details.put("connection_url", redacted(details.path("connection_url").asText()));
    }
    ObjectNode out = Json.object();
    out.put("plugin_name", config.plugin());
    out.put("plugin_version", "");
    out.set("connection_details", details);
    out.set("allowed_roles", Json.array(config.allowedRoles()));
    out.set("root_credentials_rotate_statements", Json.array(config.rootRotationStatements()));
    out.put("password_policy", config.passwordPolicy());
    if (config.skipImport()) {
      out.put("skip_static_role_import_rotation", true);
    }
    if (config.rotation().rotates()) {
      out.put("rotation_period", config.rotation().period().toSeconds());
      out.put("rotation_schedule", config.rotation().schedule());
      out.put("rotation_window", config.rotation().window().toSeconds());
      out.put("disable_automated_rotation", !config.automated());
    }
    return out;
  }

  /** Whether an address has a password of its own, which no rotation can change. */
  static boolean holdsPassword(String url) {
    return !redacted(url).equals(url);
  }

  static String redacted(String url) {
    Matcher inUrl = IN_URL.matcher(url);
    String hidden = url;
    if (inUrl.matches() && !inUrl.group(2).contains("{{password}}")) {
      hidden = inUrl.group(1) + "xxxxx" + inUrl.group(3);
    }
    return IN_PAIRS
        .matcher(hidden)
        .replaceAll(pair ->
            Matcher.quoteReplacement(
                pair.group(2).contains("{{password}}") ? pair.group() : pair.group(1) + "xxxxx"));
  }
}
