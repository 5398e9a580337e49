package io.holdfast.engine.pki.acme;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Call;
import io.holdfast.crypto.mac.HmacSha256;
import io.holdfast.engine.pki.acme.jose.AccountKey;
import io.holdfast.engine.pki.acme.jose.Jws;
import io.holdfast.engine.pki.acme.problem.AcmeException;
import io.holdfast.engine.pki.acme.problem.Problem;
import java.util.Optional;

/** An external account binding (RFC 8555, section 7.3.4): the account's key, signed by a key. */
final class Binding {
  private Binding() {}

  /**
   * The key that a new account is bound by, which is used up by it.
   *
   * @return empty where none is sent
   * @throws AcmeException when it is not right, or needed and not there
   */
  static Optional<Eab> of(Call call, Signed request, JsonNode sent) {
    Directory directory = request.directory();
    if (sent.isMissingNode() || sent.isNull()) {
      if (directory.config().asksForEab()) {
        throw new AcmeException(
            Problem.Kind.EXTERNAL_ACCOUNT_REQUIRED,
            "accounts are made with an external binding here: ask for a key");
      }
      return Optional.empty();
    }
    Jws jws = Jws.read(sent);
    Eab eab =
        Eab.find(call, jws.header("kid"))
            .filter(found -> found.directory().equals(directory.prefix() + "directory"))
            .orElseThrow(() -> wrong("its key is not known in this directory, or was used"));
    boolean signed =
        jws.header("alg").equals("HS256")
            && jws.header("url").equals(request.jws().header("url"))
            && isMac(eab, jws);
    if (!signed) {
      throw wrong("it is not signed by its key for this address, by HS256");
    }
    if (!isSameKey(jws.payload(), request.key())) {
      throw wrong("it is about another key than the account's");
    }
    return Optional.of(eab);
  }

  private static boolean isMac(Eab eab, Jws jws) {
    try (HmacSha256 hmac = new HmacSha256(eab.key())) {
      return hmac.verify(jws.signed(), jws.signature());
    }
  }

  private static boolean isSameKey(JsonNode payload, AccountKey key) {
    return AccountKey.parse(payload.toString()).thumbprint().equals(key.thumbprint());
  }

  private static AcmeException wrong(String why) {
    return new AcmeException(
        Problem.Kind.UNAUTHORIZED, "the external account binding is not right: " + why);
  }
}
