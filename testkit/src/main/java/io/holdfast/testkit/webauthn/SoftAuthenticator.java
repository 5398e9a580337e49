package io.holdfast.testkit.webauthn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A browser and a security key in one, with one credential: answers with the real bytes of WebAuthn
 * (Level 2, sections 5.8.1, 6.1 and 6.5), which it makes itself. What a test wants to be wrong, it
 * changes.
 */
public final class SoftAuthenticator {
  /** The algorithms of credentials. */
  public enum Algorithm {
    ES256,
    EDDSA,
    RS256
  }

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final byte[] id = Randomness.bytes(32);
  private final CredentialKey key;
  private String origin;
  private boolean recognizesOwner = true;
  private int count;
  private int step = 1;

  /**
   * @param origin of the page that asks
   */
  public SoftAuthenticator(Algorithm algorithm, String origin) {
    this.key = CredentialKey.of(algorithm);
    this.origin = origin;
  }

  /** Has another page ask from now on. */
  public SoftAuthenticator at(String otherOrigin) {
    origin = otherOrigin;
    return this;
  }

  /** Is only touched from now on: whose finger it was is not known. */
  public SoftAuthenticator onlyTouched() {
    recognizesOwner = false;
    return this;
  }

  /** Goes on counting from elsewhere, as the copy of an authenticator does. */
  public SoftAuthenticator countingFrom(int signatures, int by) {
    count = signatures;
    step = by;
    return this;
  }

  /** The id of its credential. */
  public String credentialId() {
    return BASE64.encodeToString(id);
  }

  /**
   * Makes the credential.
   *
   * @param options the argument of {@code navigator.credentials.create}
   */
  public ObjectNode create(JsonNode options) {
    String clientData = clientData("webauthn.create", options);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(authenticatorData(options.path("rp").path("id").asText(), 0x40));
    data.writeBytes(new byte[16]);
    data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
    data.writeBytes(id);
    data.writeBytes(key.cose());
    byte[] attestation =
        new Cbor()
            .map(3)
            .text("fmt")
            .text("none")
            .text("attStmt")
            .map(0)
            .text("authData")
            .bytes(data.toByteArray())
            .done();
    ObjectNode answer = answer();
    answer
        .putObject("response")
        .put("clientDataJSON", encoded(clientData))
        .put("attestationObject", BASE64.encodeToString(attestation));
    return answer;
  }

  /**
   * Uses the credential.
   *
   * @param options the argument of {@code navigator.credentials.get}
   */
  public ObjectNode get(JsonNode options) {
    String clientData = clientData("webauthn.get", options);
    byte[] data = authenticatorData(options.path("rpId").asText(), 0);
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes(data);
    signed.writeBytes(HashAlgorithm.SHA2_256.hash(clientData.getBytes(StandardCharsets.UTF_8)));
    ObjectNode answer = answer();
    answer
        .putObject("response")
        .put("clientDataJSON", encoded(clientData))
        .put("authenticatorData", BASE64.encodeToString(data))
        .put("signature", BASE64.encodeToString(key.sign(signed.toByteArray())))
        .put("userHandle", "c29tZWJvZHk");
    return answer;
  }

  private ObjectNode answer() {
    ObjectNode answer = Json.object();
    answer.put("id", credentialId());
    answer.put("rawId", credentialId());
    answer.put("type", "public-key");
    answer.putObject("clientExtensionResults");
    return answer;
  }

  private String clientData(String type, JsonNode options) {
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type, options.path("challenge").asText(), origin);
  }

  private byte[] authenticatorData(String site, int flags) {
    count += step;
    return ByteBuffer.allocate(37)
        .put(HashAlgorithm.SHA2_256.hash(site.getBytes(StandardCharsets.UTF_8)))
        .put((byte) (0x01 | (recognizesOwner ? 0x04 : 0) | flags))
        .putInt(count)
        .array();
  }

  private static String encoded(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
