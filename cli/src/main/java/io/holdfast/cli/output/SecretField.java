package io.holdfast.cli.output;

import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import java.util.Optional;

/** The value that {@code -field=name} asks for. */
final class SecretField {
  private SecretField() {}

  /** From the login or the wrapping where there is one, else the lease, else the data. */
  static Optional<Json> find(Secret secret, String name) {
    Optional<Json> terms = auth(secret.auth(), name).or(() -> wrapping(secret.wrapInfo(), name));
    return terms.or(() -> lease(secret.envelope(), name)).or(() -> data(secret, name));
  }

  private static Optional<Json> data(Secret secret, String name) {
    return Optional.ofNullable(secret.data().members().get(name));
  }

  private static Optional<Json> auth(Json.Obj auth, String name) {
    if (auth.isEmpty()) {
      return Optional.empty();
    }
    String member =
        switch (name) {
          case "token" -> "client_token";
          case "token_accessor" -> "accessor";
          case "token_duration" -> "lease_duration";
          case "token_renewable" -> "renewable";
          case "token_policies", "identity_policies", "policies" -> name;
          default -> "";
        };
    if (member.isEmpty()) {
      Json.Obj meta = auth.object("metadata");
      return name.startsWith("token_meta_")
          ? Optional.ofNullable(meta.members().get(name.substring("token_meta_".length())))
          : Optional.empty();
    }
    Json value = auth.members().getOrDefault(member, Json.Null.NULL);
    return Optional.of(value instanceof Json.Null ? Json.of("") : value);
  }

  private static Optional<Json> wrapping(Json.Obj wrap, String name) {
    if (wrap.isEmpty()) {
      return Optional.empty();
    }
    String member =
        switch (name) {
          case "wrapping_token" -> "token";
          case "wrapping_accessor" -> "accessor";
          case "wrapping_token_ttl" -> "ttl";
          case "wrapping_token_creation_time" -> "creation_time";
          case "wrapping_token_creation_path" -> "creation_path";
          case "wrapped_accessor" -> "wrapped_accessor";
          default -> "";
        };
    return Optional.ofNullable(wrap.members().get(member));
  }

  private static Optional<Json> lease(Json.Obj envelope, String name) {
    return switch (name) {
      case "refresh_interval" -> Optional.ofNullable(envelope.members().get("lease_duration"));
      case "lease_id", "lease_duration" -> Optional.ofNullable(envelope.members().get(name));
      case "lease_renewable" -> Optional.ofNullable(envelope.members().get("renewable"));
      default -> Optional.empty();
    };
  }
}
