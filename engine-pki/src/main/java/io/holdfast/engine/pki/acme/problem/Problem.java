package io.holdfast.engine.pki.acme.problem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;

/**
 * An error as clients of ACME read it (RFC 8555, section 6.7; RFC 7807).
 *
 * @param detail for people; it tells nothing that the client did not send or must not know
 */
public record Problem(Kind kind, int status, String detail) {
  /** The types that there are. */
  public enum Kind {
    ACCOUNT_DOES_NOT_EXIST("accountDoesNotExist", 400),
    ALREADY_REVOKED("alreadyRevoked", 400),
    BAD_CSR("badCSR", 400),
    BAD_NONCE("badNonce", 400),
    BAD_PUBLIC_KEY("badPublicKey", 400),
    BAD_REVOCATION_REASON("badRevocationReason", 400),
    BAD_SIGNATURE_ALGORITHM("badSignatureAlgorithm", 400),
    CONNECTION("connection", 400),
    DNS("dns", 400),
    EXTERNAL_ACCOUNT_REQUIRED("externalAccountRequired", 403),
    INCORRECT_RESPONSE("incorrectResponse", 403),
    INVALID_CONTACT("invalidContact", 400),
    MALFORMED("malformed", 400),
    ORDER_NOT_READY("orderNotReady", 403),
    REJECTED_IDENTIFIER("rejectedIdentifier", 400),
    TLS("tls", 400),
    UNAUTHORIZED("unauthorized", 403),
    UNSUPPORTED_CONTACT("unsupportedContact", 400),
    UNSUPPORTED_IDENTIFIER("unsupportedIdentifier", 400);

    private final String urn;
    private final int status;

    Kind(String name, int status) {
      this.urn = "urn:ietf:params:acme:error:" + name;
      this.status = status;
    }
  }

  public static Problem of(Kind kind, String detail) {
    return new Problem(kind, kind.status, detail);
  }

  public ObjectNode asJson() {
    ObjectNode out = Json.object();
    out.put("type", kind.urn);
    out.put("status", status);
    out.put("detail", detail);
    return out;
  }
}
