package io.holdfast.cli.auth;

import io.holdfast.cli.json.Json;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The auth methods that the command line can log in by, and what each needs. */
enum LoginMethod {
  TOKEN("token", "", ""),
  USERPASS("userpass", "username", "password"),
  LDAP("ldap", "username", "password"),
  RADIUS("radius", "username", "password"),
  APPROLE("approle", "role_id", "secret_id"),
  JWT("jwt", "", "jwt"),
  OIDC("oidc", "", ""),
  KUBERNETES("kubernetes", "role", "jwt"),
  CERT("cert", "", "");

  private final String type;
  private final String required;
  private final String secret;

  LoginMethod(String type, String required, String secret) {
    this.type = type;
    this.required = required;
    this.secret = secret;
  }

  static Optional<LoginMethod> named(String type) {
    return Arrays.stream(values()).filter(m -> m.type.equals(type)).findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(m -> m.type).collect(Collectors.joining(", "));
  }

  String type() {
    return type;
  }

  /** The name that must be given as K=V; "" for none. */
  String required() {
    return required;
  }

  /** The name of the secret value, asked for when it isn't given; "" for none. */
  String secret() {
    return secret;
  }

  /** Whether the name of the user is part of the path, not of the body. */
  boolean namesUserInPath() {
    return required.equals("username");
  }

  /** The path of the login below the mount. */
  String path(String mount, Json.Obj data) {
    String login = "auth/" + mount + "login";
    return namesUserInPath() ? login + "/" + data.text("username") : login;
  }

  String help() {
    String data = required.isEmpty() ? "" : " " + required + "=...";
    StringBuilder text = new StringBuilder("Usage: holdfast login -method=" + type + data);
    text.append(this == TOKEN ? " [TOKEN | -]" : "").append("\n\n");
    switch (this) {
      case TOKEN ->
          text.append("  The token is asked for when it isn't given; - reads it from stdin.\n");
      case CERT ->
          text.append(
              """
                The client certificate of -client-cert and -client-key is the proof; name=... may
                choose one of the certificates that the server has configured.
              """);
      case OIDC ->
          text.append(
              """
                Prints the address of the provider's login page, and waits for the browser to come
                back to http://localhost:8250/oidc/callback, which must be among the role's
                allowed_redirect_uris. role=... chooses a role; port=..., listenaddress=...,
                callbackhost=... and callbackport=... another address.
              """);
      case USERPASS, LDAP, RADIUS, APPROLE, JWT, KUBERNETES ->
          text.append("  ")
              .append(secret)
              .append("=... is asked for when it isn't given; ")
              .append(secret)
              .append("=- reads it from stdin,\n  ")
              .append(secret)
              .append("=@file from a file.\n");
    }
    return text.append("\n  Where the method is at another path than its type: -path=...\n")
        .toString();
  }
}
