package io.holdfast.engine.pki.acme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.engine.pki.acme.jose.AccountKey;
import io.holdfast.engine.pki.acme.jose.Jws;
import io.holdfast.engine.pki.acme.problem.AcmeException;
import io.holdfast.engine.pki.acme.problem.Problem;

/**
 * A request that its key was seen to have signed, for this address and never before.
 *
 * @param payload what it says; missing where it only wants to read (POST-as-GET)
 */
record Signed(Directory directory, Jws jws, AccountKey key, JsonNode payload) {

  /** By a key that the request brings along. */
  static Signed byKey(Call call, Directory directory) {
    Jws jws = Jws.read(call.request().body());
    if (!jws.bringsKey()) {
      throw Jws.malformed("this request is signed with the key itself: send jwk, not kid");
    }
    AccountKey key = jws.key();
    return checked(call, directory, jws, key);
  }

  /** By the key of an account. */
  static OfAccount byAccount(Call call, Directory directory) {
    Jws jws = Jws.read(call.request().body());
    if (jws.bringsKey()) {
      throw Jws.malformed("this request is signed as an account: send kid, not jwk");
    }
    return byAccount(call, directory, jws);
  }

  /** By an account, or by a key that the request brings along. */
  static boolean isByKey(Call call) {
    return Jws.read(call.request().body()).bringsKey();
  }

  /** A request of an account that is good. */
  record OfAccount(Signed signed, Account account) {
    JsonNode payload() {
      return signed.payload;
    }

    Directory directory() {
      return signed.directory;
    }

    /** Whether nothing is to be changed. */
    boolean onlyReads() {
      return signed.payload.isMissingNode();
    }

    /** The object that is sent. */
    ObjectNode sent() {
      if (signed.payload instanceof ObjectNode object) {
        return object;
      }
      throw Jws.malformed("the payload is empty: nothing is asked for");
    }
  }

  private static OfAccount byAccount(Call call, Directory directory, Jws jws) {
    String before = directory.url("account/");
    String kid = jws.header("kid");
    Account account =
        (kid.startsWith(before)
                ? Account.find(call, kid.substring(before.length()))
                : java.util.Optional.<Account>empty())
            .filter(found -> found.directory().equals(directory.prefix()))
            .orElseThrow(() ->
                new AcmeException(
                    Problem.Kind.ACCOUNT_DOES_NOT_EXIST, "there is no such account here"));
    Signed signed = checked(call, directory, jws, account.accountKey());
    if (!account.isValid()) {
      throw new AcmeException(Problem.Kind.UNAUTHORIZED, "the account is " + account.status());
    }
    if (directory.config().eabPolicy().equals(AcmeConfig.EAB_ALWAYS) && account.eab().isEmpty()) {
      throw new AcmeException(
          Problem.Kind.EXTERNAL_ACCOUNT_REQUIRED,
          "the account was made without an external binding, which is needed by now");
    }
    return new OfAccount(signed, account);
  }

  /** The nonce is used up last: what is not signed uses none up. */
  private static Signed checked(Call call, Directory directory, Jws jws, AccountKey key) {
    jws.requireSignedBy(key);
    if (!jws.header("url").equals(directory.base() + call.path())) {
      throw new AcmeException(
          Problem.Kind.UNAUTHORIZED,
          "the signed url is not that of this request, which is " + directory.base() + call.path());
    }
    Nonces.use(call, jws.header("nonce"));
    return new Signed(directory, jws, key, jws.payload());
  }
}
