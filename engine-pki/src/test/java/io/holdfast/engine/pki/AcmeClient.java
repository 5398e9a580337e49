package io.holdfast.engine.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Origin;
import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.testkit.TestCore;
import io.holdfast.testkit.x509.TestAuthority;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A client of ACME that can also do it wrong. */
final class AcmeClient {
  static final String BASE = "https://ca.example.com/v1/pki/";

  private final TestCore core;
  private final String directory;
  private KeyPair keys = TestAuthority.keys();
  private String account = "";
  private String nonce = "";

  /**
   * @param directory below the mount, e.g. {@code acme/}
   */
  AcmeClient(TestCore core, String directory) {
    this.core = core;
    this.directory = directory;
  }

  /** An answer, with what stands in its headers. */
  record Said(int status, Map<String, List<String>> headers, String text) {
    JsonNode json() {
      return text.startsWith("{") ? Json.tree(text.getBytes(UTF_8)) : MissingNode.getInstance();
    }

    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }

    String problem() {
      return json().path("type").asText().replace("urn:ietf:params:acme:error:", "");
    }

    Said succeeds() {
      assertThat(status).as(text).isIn(200, 201);
      return this;
    }

    Said failsAs(String problem) {
      assertThat(problem()).as(text).isEqualTo(problem);
      assertThat(headers).containsKey("Replay-Nonce");
      return this;
    }
  }

  KeyPair keys() {
    return keys;
  }

  ECKey jwk() {
    return new ECKey.Builder(Curve.P_256, (ECPublicKey) keys.getPublic()).build();
  }

  String thumbprint() {
    try {
      return jwk().computeThumbprint().toString();
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  void useKey(KeyPair other) {
    keys = other;
  }

  String url(String path) {
    return BASE + directory + path;
  }

  String account() {
    return account;
  }

  Said get(String path) {
    return send(Operation.READ, directory + path, Json.object());
  }

  private Said send(Operation operation, String path, ObjectNode body) {
    Answer answer =
        core.core()
            .handle(
                new Request(
                    UUID.randomUUID().toString(),
                    Namespace.ROOT,
                    operation,
                    "pki/" + path,
                    body,
                    null,
                    new Origin("127.0.0.1", 50000, List.of()),
                    Optional.empty(),
                    Map.of()));
    return new Said(answer.status(), answer.headers(), new String(answer.body(), UTF_8));
  }

  String nonce() {
    String next = nonce.isEmpty() ? get("new-nonce").header("Replay-Nonce") : nonce;
    nonce = "";
    return next;
  }

  /** As after a long time. */
  void forgetNonce() {
    nonce = "";
  }

  /** A signed request by the account, or by the key where there is none yet. */
  Said post(String url, String payload) {
    return post(url, signed(url, payload, nonce(), account.isEmpty()));
  }

  /** The same with nothing signed: it only reads. */
  Said read(String url) {
    return post(url, "");
  }

  Said post(String url, ObjectNode jws) {
    Said said = send(Operation.UPDATE, url.substring(BASE.length()), jws);
    nonce = said.header("Replay-Nonce");
    return said;
  }

  ObjectNode signed(String url, String payload, String withNonce, boolean bringsKey) {
    ObjectNode header = Json.object();
    header.put("alg", "ES256");
    header.put("url", url);
    if (!withNonce.isEmpty()) {
      header.put("nonce", withNonce);
    }
    if (bringsKey) {
      header.set("jwk", Json.tree(jwk().toJSONString().getBytes(UTF_8)));
    } else {
      header.put("kid", account);
    }
    return signed(header, payload);
  }

  ObjectNode signed(ObjectNode header, String payload) {
    String protectedPart = base64(Json.write(header));
    String payloadPart = base64(payload.getBytes(UTF_8));
    try {
      Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
      signer.initSign(keys.getPrivate());
      signer.update((protectedPart + "." + payloadPart).getBytes(US_ASCII));
      ObjectNode out = Json.object();
      out.put("protected", protectedPart);
      out.put("payload", payloadPart);
      return out.put("signature", base64(signer.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What a TXT record holds of a key authorization. */
  static String digest(String text) {
    return base64(HashAlgorithm.SHA2_256.hash(text.getBytes(US_ASCII)));
  }

  /** Makes an account, or finds it. */
  Said register(String payload) {
    account = "";
    Said said = post(url("new-account"), payload);
    account = said.header("Location");
    return said;
  }

  /** Orders a certificate for host names. */
  Said order(String... names) {
    ObjectNode payload = Json.object();
    for (String name : names) {
      payload.withArray("identifiers").addObject().put("type", "dns").put("value", name);
    }
    return post(url("new-order"), payload.toString());
  }

  /** The challenge of a type of an order's authorization. */
  JsonNode challenge(Said order, int number, String type) {
    Said proof = read(order.json().path("authorizations").get(number).asText()).succeeds();
    for (JsonNode each : proof.json().path("challenges")) {
      if (each.path("type").asText().equals(type)) {
        return each;
      }
    }
    return MissingNode.getInstance();
  }

  String keyAuthorization(JsonNode challenge) {
    return challenge.path("token").asText() + "." + thumbprint();
  }
}
