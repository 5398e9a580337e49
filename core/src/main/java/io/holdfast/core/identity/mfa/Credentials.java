package io.holdfast.core.identity.mfa;

import io.holdfast.api.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a client gives as second factors.
 *
 * @param byMethod passcodes by the id or the name of a method
 */
public record Credentials(Map<String, List<String>> byMethod) {
  private static final String HEADER = "x-vault-mfa";
  private static final String PASSCODE = "passcode=";

  /** Those of the {@code X-Vault-MFA} headers: {@code method} or {@code method:passcode}. */
  public static Credentials of(Request request) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (String header : request.headers().getOrDefault(HEADER, List.of())) {
      int colon = header.indexOf(':');
      String method = (colon < 0 ? header : header.substring(0, colon)).strip();
      List<String> codes = found.computeIfAbsent(method, m -> new ArrayList<>());
      if (colon >= 0) {
        codes.add(header.substring(colon + 1).strip());
      }
    }
    return new Credentials(found);
  }

  public boolean isEmpty() {
    return byMethod.isEmpty();
  }

  /** The passcodes given for a method. */
  List<String> of(TotpMethod method) {
    List<String> codes = new ArrayList<>(byMethod.getOrDefault(method.id(), List.of()));
    if (!method.name().isEmpty()) {
      codes.addAll(byMethod.getOrDefault(method.name(), List.of()));
    }
    return codes.stream()
        .map(code -> code.startsWith(PASSCODE) ? code.substring(PASSCODE.length()) : code)
        .toList();
  }

  /** Only for which methods. */
  @Override
  public String toString() {
    return "Credentials" + byMethod.keySet();
  }
}
