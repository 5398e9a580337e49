package io.holdfast.auth.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A login at the issuer's page that has begun, at {@code oidc/<sha-256 of its state>} in the
 * mount's storage: any node can go on with it. It ends after ten minutes, or when it is used.
 *
 * @param nonce what the id token must repeat
 * @param clientNonce what the client must repeat; empty where it gave none
 * @param verifier the secret of the code exchange (RFC 7636); empty without a code
 * @param from the address that asked for it
 * @param code what the issuer posted, in form_post mode; empty until then
 * @param idToken likewise
 * @param spent whether the browser came back: it may do so once
 * @param claims of the verified id token, once a direct login succeeded
 * @param metadata likewise, beside the identity's
 */
record OidcState(
    String role,
    String redirectUri,
    String nonce,
    String clientNonce,
    String verifier,
    String from,
    Instant ends,
    String code,
    String idToken,
    boolean spent,
    @Nullable ObjectNode claims,
    Map<String, String> metadata) {

  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final String PREFIX = "oidc/";

  /** One that begins now. */
  static OidcState begun(
      Call call,
      String role,
      String redirectUri,
      String nonce,
      String clientNonce,
      String verifier) {
    return new OidcState(
        role,
        redirectUri,
        nonce,
        clientNonce,
        verifier,
        call.request().origin().address(),
        call.now().plus(LIFETIME),
        "",
        "",
        false,
        null,
        Map.of());
  }

  OidcState posted(String code, String idToken) {
    return with(code, idToken, false, null, Map.of());
  }

  /** What is left of it for the client's polls while the issuer is asked. */
  OidcState used() {
    return with("", "", true, null, Map.of());
  }

  OidcState succeeded(ObjectNode claims, Map<String, String> metadata) {
    return with("", "", true, claims, metadata);
  }

  private OidcState with(
      String code,
      String idToken,
      boolean spent,
      @Nullable ObjectNode claims,
      Map<String, String> metadata) {
    return new OidcState(
        role,
        redirectUri,
        nonce,
        clientNonce,
        spent ? "" : verifier,
        from,
        ends,
        code,
        idToken,
        spent,
        claims,
        metadata);
  }

  /** The one of a state, which may have the namespace after it. */
  static Optional<OidcState> find(Call call, String state) {
    return call.storage()
        .get(PREFIX + hash(state), OidcState.class)
        .filter(found -> call.now().isBefore(found.ends));
  }

  void put(Call call, String state) {
    String hash = hash(state);
    call.storage().put(PREFIX + hash, this);
    call.services().schedule().at(hash, ends);
  }

  static void remove(Call call, String state) {
    String hash = hash(state);
    call.storage().delete(PREFIX + hash);
    call.services().schedule().cancel(hash);
  }

  /** Its time has come. */
  static void ended(Call call, String subject) {
    call.storage().delete(PREFIX + subject);
  }

  private static String hash(String state) {
    int namespace = state.indexOf(",ns=");
    String bare = namespace < 0 ? state : state.substring(0, namespace);
    return HexFormat.of().formatHex(HashAlgorithm.SHA2_256.hash(bare.getBytes(UTF_8)));
  }

  /** Leaves out all that somebody could log in with. */
  @Override
  public String toString() {
    return "OidcState[" + role + " until " + ends + "]";
  }
}
