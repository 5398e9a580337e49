package io.holdfast.engine.pki.store;

import io.holdfast.api.Refusal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What an issuer may be used for; in the order in which the API lists them. */
public enum Usage {
  CRL_SIGNING("crl-signing"),
  ISSUING("issuing-certificates"),
  OCSP_SIGNING("ocsp-signing"),
  READ_ONLY("read-only");

  public static final List<Usage> ALL = List.of(values());

  private final String apiName;

  Usage(String apiName) {
    this.apiName = apiName;
  }

  public String apiName() {
    return apiName;
  }

  /** Reads names; reading is always allowed. */
  public static List<Usage> parse(Collection<String> names) {
    List<Usage> named = names.stream().map(String::strip).map(Usage::named).toList();
    return ALL.stream().filter(usage -> usage == READ_ONLY || named.contains(usage)).toList();
  }

  private static Usage named(String name) {
    return Arrays.stream(values())
        .filter(usage -> usage.apiName.equals(name))
        .findFirst()
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "unknown usage \""
                    + name
                    + "\": valid are read-only, issuing-certificates, crl-signing and"
                    + " ocsp-signing"));
  }

  public static String text(Collection<Usage> usages) {
    return usages.stream().sorted().map(Usage::apiName).collect(Collectors.joining(","));
  }
}
