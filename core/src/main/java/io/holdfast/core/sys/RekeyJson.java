package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.core.seal.Rekeying;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Vault's answers about a rekeying. */
final class RekeyJson {
  private RekeyJson() {}

  static ObjectNode status(Rekeying.Status status) {
    Rekeying.Wish wish = status.wish();
    ObjectNode out = Json.object();
    out.put("nonce", status.nonce());
    out.put("started", status.started());
    out.put("t", wish == null ? 0 : wish.counts().threshold());
    out.put("n", wish == null ? 0 : wish.counts().shares());
    out.put("progress", status.progress());
    out.put("required", status.required());
    fingerprints(out, wish == null ? List.of() : wish.recipients().fingerprints());
    out.put("backup", wish != null && wish.backup());
    out.put("verification_required", wish != null && wish.verified());
    if (!status.verificationNonce().isEmpty()) {
      out.put("verification_nonce", status.verificationNonce());
    }
    return out;
  }

  static ObjectNode verification(Rekeying.Verification verification) {
    ObjectNode out = Json.object();
    out.put("nonce", verification.nonce());
    out.put("started", !verification.nonce().isEmpty());
    out.put("t", verification.counts().threshold());
    out.put("n", verification.counts().shares());
    out.put("progress", verification.progress());
    return out;
  }

  static ObjectNode made(Rekeying.Made made) {
    ArrayNode hex = Json.array();
    ArrayNode base64 = Json.array();
    for (byte[] share : made.shares()) {
      hex.add(HexFormat.of().formatHex(share));
      base64.add(Base64.getEncoder().encodeToString(share));
    }
    ObjectNode out = Json.object();
    out.put("nonce", made.nonce());
    out.put("complete", true);
    out.set("keys", hex);
    out.set("keys_base64", base64);
    fingerprints(out, made.wish().recipients().fingerprints());
    out.put("backup", made.wish().backup());
    out.put("verification_required", made.wish().verified());
    if (made.wish().verified()) {
      out.put("verification_nonce", made.verificationNonce());
    }
    return out;
  }

  private static void fingerprints(ObjectNode out, List<String> fingerprints) {
    if (fingerprints.isEmpty()) {
      out.putNull("pgp_fingerprints");
    } else {
      out.set("pgp_fingerprints", Json.array(fingerprints));
    }
  }
}
