package io.holdfast.engine.pki.x509;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.DisplayText;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierId;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;
import org.bouncycastle.asn1.x509.UserNotice;

/** A certificate policy with its qualifiers; empty ones are absent (RFC 5280, 4.2.1.4). */
public record PolicyId(String oid, String cps, String notice) {

  /** Reads an object identifier, or a JSON object with {@code oid}, {@code cps}, {@code notice}. */
  public static PolicyId parse(String text) {
    if (!text.strip().startsWith("{")) {
      return checked(new PolicyId(text.strip(), "", ""));
    }
    try {
      JsonNode json = Json.parse(text.getBytes(StandardCharsets.UTF_8));
      return checked(
          new PolicyId(
              json.path("oid").asText(""),
              json.path("cps").asText(""),
              json.path("notice").asText("")));
    } catch (IOException e) {
      throw new Refusal.InvalidRequest(
          "policy_identifiers holds no object identifier and no JSON object with oid, cps, notice");
    }
  }

  private static PolicyId checked(PolicyId policy) {
    var _ = Oids.of(policy.oid, "policy_identifiers");
    return policy;
  }

  PolicyInformation information() {
    ASN1EncodableVector qualifiers = new ASN1EncodableVector();
    if (!cps.isEmpty()) {
      qualifiers.add(new PolicyQualifierInfo(cps));
    }
    if (!notice.isEmpty()) {
      qualifiers.add(
          new PolicyQualifierInfo(
              PolicyQualifierId.id_qt_unotice,
              new UserNotice(null, new DisplayText(DisplayText.CONTENT_TYPE_UTF8STRING, notice))));
    }
    var id = Oids.of(oid, "policy_identifiers");
    return qualifiers.size() == 0
        ? new PolicyInformation(id)
        : new PolicyInformation(id, new DERSequence(qualifiers));
  }
}
