package io.holdfast.core.sys.namespace;

import io.holdfast.api.Refusal;
import java.util.Set;

/** What a namespace may be called. */
final class NamespaceNames {
  private static final Set<String> RESERVED =
      Set.of("root", "sys", "audit", "auth", "cubbyhole", "identity");
  private static final int LONGEST = 128;

  private NamespaceNames() {}

  /**
   * A name as a client writes it, with or without a slash at its end.
   *
   * @return the name without a slash
   * @throws Refusal.InvalidRequest when it is reserved or no namespace can have it
   */
  static String checked(String given) {
    String name = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    if (name.isEmpty()) {
      throw new Refusal.InvalidRequest("path: name the namespace");
    }
    if (name.contains("/")) {
      throw new Refusal.InvalidRequest(
          "namespace name cannot contain /; make it from within the namespace above, which"
              + " X-Vault-Namespace names");
    }
    if (RESERVED.contains(name)) {
      throw new Refusal.InvalidRequest(
          "\"" + name + "/\" is a reserved path and cannot be used as a namespace name");
    }
    if (name.length() > LONGEST) {
      throw new Refusal.InvalidRequest(
          "path: a namespace's name has at most " + LONGEST + " characters");
    }
    if (name.equals(".") || name.equals("..")) {
      throw new Refusal.InvalidRequest("path: a namespace cannot be called \"" + name + "\"");
    }
    name.chars()
        .filter(c -> Character.isWhitespace(c) || c < ' ' || c == 127 || c == '*' || c == '+')
        .findFirst()
        .ifPresent(c -> {
          throw new Refusal.InvalidRequest(
              "\""
                  + name
                  + "\" contains spaces, wildcards or control characters, which cannot be used in"
                  + " a namespace name");
        });
    return name;
  }
}
