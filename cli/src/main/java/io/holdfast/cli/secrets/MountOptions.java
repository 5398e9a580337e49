package io.holdfast.cli.secrets;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.GoDuration;
import io.holdfast.cli.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be set for a mount of a secrets engine or an auth method, when enabling and tuning. */
public final class MountOptions {
  @Flag(names = "-description", label = "<text>", help = "What it is for.")
  private @Nullable String description;

  @Flag(
      names = "-default-lease-ttl",
      label = "<duration>",
      help = "The lease that is given when none is asked for.")
  private @Nullable GoDuration defaultLeaseTtl;

  @Flag(names = "-max-lease-ttl", label = "<duration>", help = "The longest lease.")
  private @Nullable GoDuration maxLeaseTtl;

  @Flag(
      names = "-audit-non-hmac-request-keys",
      label = "<key>",
      help = "A request field that audit devices show in clear; may be given again.")
  private List<String> auditRequestKeys = new ArrayList<>();

  @Flag(
      names = "-audit-non-hmac-response-keys",
      label = "<key>",
      help = "A response field that audit devices show in clear; may be given again.")
  private List<String> auditResponseKeys = new ArrayList<>();

  @Flag(
      names = "-listing-visibility",
      label = "<hidden|unauth>",
      help = "Whether it is listed to those who are not logged in.")
  private @Nullable String listingVisibility;

  @Flag(
      names = "-passthrough-request-headers",
      label = "<name>",
      help = "A request header that is handed on; may be given again.")
  private List<String> passthroughHeaders = new ArrayList<>();

  @Flag(
      names = "-allowed-response-headers",
      label = "<name>",
      help = "A response header that it may set; may be given again.")
  private List<String> responseHeaders = new ArrayList<>();

  @Flag(
      names = "-allowed-managed-keys",
      label = "<name>",
      help = "A managed key that it may use; may be given again.")
  private List<String> managedKeys = new ArrayList<>();

  @Flag(
      names = "-delegated-auth-accessors",
      label = "<accessor>",
      help = "An auth method that it may ask; may be given again.")
  private List<String> delegatedAccessors = new ArrayList<>();

  @Flag(
      names = "-identity-token-key",
      label = "<name>",
      help = "The key that signs the engine's own identity tokens.")
  private @Nullable String identityTokenKey;

  @Flag(
      names = "-trim-request-trailing-slashes",
      help = "Whether slashes at the end of paths are left out.")
  private @Nullable Boolean trimSlashes;

  @Flag(names = "-plugin-version", label = "<version>", help = "The plugin's version.")
  private @Nullable String pluginVersion;

  @Flag(
      names = "-options",
      label = "<key=value>",
      help = "An option of its own; may be given again.")
  private List<String> options = new ArrayList<>();

  @Flag(names = "-version", label = "<n>", help = "The version of the engine.")
  private @Nullable Integer version;

  @Flag(
      names = "-token-type",
      label = "<type>",
      help = "The type of the tokens that an auth method gives.")
  private @Nullable String tokenType;

  /** The body of a request to tune. */
  public Json.Obj tuning() {
    Json.Obj body = config();
    body = description == null ? body : body.with("description", Json.of(description));
    Map<String, String> own = ownOptions();
    return own.isEmpty() ? body : body.with("options", Json.ofTexts(own));
  }

  /** The body of a request to enable. */
  public Json.Obj enabling(String type) {
    Json.Obj body =
        Json.Obj.EMPTY
            .with("type", Json.of(type))
            .with("description", Json.of(description == null ? "" : description))
            .with("config", config());
    Map<String, String> own = ownOptions();
    return own.isEmpty() ? body : body.with("options", Json.ofTexts(own));
  }

  private Json.Obj config() {
    Json.Obj config =
        Json.Obj.EMPTY
            .withText("default_lease_ttl", ttl(defaultLeaseTtl))
            .withText("max_lease_ttl", ttl(maxLeaseTtl))
            .withText("listing_visibility", text(listingVisibility))
            .withText("plugin_version", text(pluginVersion))
            .withText("token_type", text(tokenType))
            .withText("identity_token_key", text(identityTokenKey));
    if (trimSlashes != null) {
      config = config.with("trim_request_trailing_slashes", Json.of(trimSlashes));
    }
    config = withList(config, "allowed_managed_keys", managedKeys);
    config = withList(config, "delegated_auth_accessors", delegatedAccessors);
    config = withList(config, "audit_non_hmac_request_keys", auditRequestKeys);
    config = withList(config, "audit_non_hmac_response_keys", auditResponseKeys);
    config = withList(config, "passthrough_request_headers", passthroughHeaders);
    return withList(config, "allowed_response_headers", responseHeaders);
  }

  private static Json.Obj withList(Json.Obj body, String name, List<String> values) {
    return values.isEmpty() ? body : body.with(name, Json.ofTexts(values));
  }

  private static String text(@Nullable String flag) {
    return flag == null ? "" : flag;
  }

  /** A negative duration means the server's own default. */
  private static String ttl(@Nullable GoDuration duration) {
    if (duration == null) {
      return "";
    }
    return duration.value().isNegative() ? "system" : duration.forApi();
  }

  private Map<String, String> ownOptions() {
    Map<String, String> own = new LinkedHashMap<>();
    for (String pair : options) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw Failure.local("-options takes key=value");
      }
      own.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    if (version != null) {
      own.put("version", version.toString());
    }
    return own;
  }
}
