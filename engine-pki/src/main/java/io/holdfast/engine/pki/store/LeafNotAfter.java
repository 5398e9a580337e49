package io.holdfast.engine.pki.store;

import io.holdfast.api.Refusal;
import java.util.Arrays;

/** What becomes of a certificate that would outlive its issuer's. */
public enum LeafNotAfter {
  /**
   * It is refused, except for authorities, whose request may let it pass; by ACME it ends with it.
   */
  ERR("err"),
  /** It ends with the issuer's. */
  TRUNCATE("truncate"),
  /** It is issued as asked. */
  PERMIT("permit"),
  /** It is refused, authorities too. */
  ALWAYS_ENFORCE_ERR("always_enforce_err");

  private final String apiName;

  LeafNotAfter(String apiName) {
    this.apiName = apiName;
  }

  public String apiName() {
    return apiName;
  }

  public static LeafNotAfter named(String name) {
    return Arrays.stream(values())
        .filter(behavior -> behavior.apiName.equals(name))
        .findFirst()
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "unknown leaf_not_after_behavior \""
                    + name
                    + "\": valid are err, truncate, permit and always_enforce_err"));
  }
}
