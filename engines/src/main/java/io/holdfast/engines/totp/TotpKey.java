package io.holdfast.engines.totp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.crypto.otp.Totp;

/**
 * A key as it is stored, without its secret.
 *
 * @param skew how many periods before and after the present one a code may be of
 */
record TotpKey(String issuer, String accountName, Totp totp, int skew) {
  /** As a read shows it. */
  ObjectNode asJson() {
    return Json.object()
        .put("account_name", accountName)
        .put("algorithm", totp.algorithm().name())
        .put("digits", totp.digits())
        .put("issuer", issuer)
        .put("period", totp.period().toSeconds());
  }
}
